package chancery

import (
	"context"
	"iter"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// ListRequest is what every listing method takes.
type ListRequest interface {
	proto.Message
	GetPageToken() string
}

// ListResponse is what every listing method answers with.
type ListResponse interface {
	GetNextPageToken() string
}

// Pages are the pages of a listing method, fetched as you go. An error ends them.
func Pages[Request ListRequest, Page ListResponse](
	ctx context.Context,
	list func(context.Context, Request, ...grpc.CallOption) (Page, error),
	request Request,
) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		next := proto.Clone(request).(Request)
		for {
			page, err := list(ctx, next)
			if !yield(page, err) || err != nil || page.GetNextPageToken() == "" {
				return
			}
			message := next.ProtoReflect()
			message.Set(message.Descriptor().Fields().ByName("page_token"), protoreflect.ValueOfString(page.GetNextPageToken()))
		}
	}
}

// All is everything a listing method has, fetched as you go. An error ends it.
//
//	for envelope, err := range chancery.All(ctx, envelopes.ListEnvelopes, request, (*envelopesv1.ListEnvelopesResponse).GetEnvelopes) {
func All[Request ListRequest, Page ListResponse, Item any](
	ctx context.Context,
	list func(context.Context, Request, ...grpc.CallOption) (Page, error),
	request Request,
	items func(Page) []Item,
) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for page, err := range Pages(ctx, list, request) {
			if err != nil {
				var none Item
				yield(none, err)
				return
			}
			for _, item := range items(page) {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}
