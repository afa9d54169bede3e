package chancery_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	chancery "chancery.dev/sdk"
	auditv1 "chancery.dev/sdk/gen/chancery/audit/v1"
	identityv1 "chancery.dev/sdk/gen/chancery/identity/v1"
)

func TestAnEventStreamThatBreaksGoesOnWhereItWas(t *testing.T) {
	owner, token := signUp(t, shared)
	p := newProxy(t, shared)
	watcher := connect(t, p.address, chancery.Token(token))
	resumed := 0
	var sequences []int64
	for event, err := range chancery.WatchAuditEvents(t.Context(), watcher, &auditv1.WatchAuditEventsRequest{}, func(error) { resumed++ }) {
		sequences = append(sequences, must(event, err)(t).Sequence)
		if len(sequences) == 30 {
			break
		}
		if len(sequences)%7 == 0 {
			p.cut()
		}
		draft(t, owner, "x")
	}
	for index, sequence := range sequences {
		if sequence != int64(index+1) {
			t.Fatal("none is missed, none comes twice:", sequences)
		}
	}
	if resumed < 3 {
		t.Error(resumed)
	}
}

func TestAnEventStreamBeginsAfterThePlaceItIsGivenAndEndsWithItsContext(t *testing.T) {
	owner, _ := signUp(t, shared)
	for range 3 {
		draft(t, owner, "x")
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var sequences []int64
	for event, err := range chancery.WatchAuditEvents(ctx, owner, &auditv1.WatchAuditEventsRequest{AfterSequence: 2}, nil) {
		sequences = append(sequences, must(event, err)(t).Sequence)
		if len(sequences) == 2 {
			time.AfterFunc(200*time.Millisecond, cancel)
		}
	}
	if !slices.Equal(sequences, []int64{3, 4}) {
		t.Error(sequences)
	}
}

func TestAnEventStreamOfASessionThatHasEndedEndsWithTheReason(t *testing.T) {
	owner, token := signUp(t, shared)
	p := newProxy(t, shared)
	watcher := connect(t, p.address, chancery.Token(token))
	var last error
	for _, err := range chancery.WatchAuditEvents(t.Context(), watcher, &auditv1.WatchAuditEventsRequest{}, nil) {
		if last = err; err == nil {
			identityv1.NewSessionServiceClient(owner).RevokeAllSessions(t.Context(), &identityv1.RevokeAllSessionsRequest{})
			p.cut()
		}
	}
	if refused := refusal(t, last); refused.Reason != "CREDENTIALS_INVALID" {
		t.Error(refused)
	}
}

func TestWaitingForAnEndThatDoesNotComeEndsWithItsContext(t *testing.T) {
	owner, _ := signUp(t, shared)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := chancery.EnvelopeEnd(ctx, owner, draft(t, owner, "x").Id); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
