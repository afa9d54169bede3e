package chancery_test

import (
	"context"
	"slices"
	"testing"

	chancery "chancery.dev/sdk"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	"google.golang.org/grpc"
)

var itemsOf = (*envelopesv1.ListEnvelopesResponse).GetEnvelopes

func TestAListIsWalkedPageAfterPageAndOnlyAsFarAsOneGoes(t *testing.T) {
	owner, _ := signUp(t, shared)
	envelopes := envelopesv1.NewEnvelopeServiceClient(owner)
	names := []string{"one", "two", "three", "four", "five"}
	for _, name := range names {
		draft(t, owner, name)
	}
	request := &envelopesv1.ListEnvelopesRequest{PageSize: 2}
	var seen []string
	for envelope, err := range chancery.All(t.Context(), envelopes.ListEnvelopes, request, itemsOf) {
		seen = append(seen, must(envelope, err)(t).Name)
	}
	slices.Reverse(names)
	if !slices.Equal(seen, names) {
		t.Error("newest first:", seen)
	}
	var sizes []int
	for page, err := range chancery.Pages(t.Context(), envelopes.ListEnvelopes, request) {
		sizes = append(sizes, len(must(page, err)(t).Envelopes))
	}
	if !slices.Equal(sizes, []int{2, 2, 1}) {
		t.Error(sizes)
	}
	calls := 0
	counted := func(ctx context.Context, request *envelopesv1.ListEnvelopesRequest, options ...grpc.CallOption) (*envelopesv1.ListEnvelopesResponse, error) {
		calls++
		return envelopes.ListEnvelopes(ctx, request, options...)
	}
	for range chancery.All(t.Context(), counted, request, itemsOf) {
		break
	}
	if calls != 1 {
		t.Error(calls)
	}
}

func TestAnEmptyListHasNoItemsAndARefusedOneAnError(t *testing.T) {
	owner, _ := signUp(t, shared)
	request := &envelopesv1.ListEnvelopesRequest{}
	for envelope, err := range chancery.All(t.Context(), envelopesv1.NewEnvelopeServiceClient(owner).ListEnvelopes, request, itemsOf) {
		t.Error(envelope, err)
	}
	refused := 0
	for _, err := range chancery.All(t.Context(), envelopesv1.NewEnvelopeServiceClient(connect(t, shared)).ListEnvelopes, request, itemsOf) {
		if err != nil {
			refused++
		}
	}
	if refused != 1 {
		t.Error(refused)
	}
}
