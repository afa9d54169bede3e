package chancery

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"

	auditv1 "chancery.dev/sdk/gen/chancery/audit/v1"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	"google.golang.org/protobuf/proto"
)

// WatchAuditEvents gives the organization's events in order, from a place in the chain, and on as they come. A stream that breaks is resumed after
// the last event seen: none is missed, none comes twice. To go on in another process keep the Sequence of the last event and pass it as
// AfterSequence.
//
// It never ends by itself: leave the loop, or cancel the context. The last pair has an error when it cannot go on, such as for a token that ended.
// OnResume, which may be nil, is told of every stream that broke, with nil when the server ended it in good order.
func WatchAuditEvents(ctx context.Context, client *Client, request *auditv1.WatchAuditEventsRequest, onResume func(error)) iter.Seq2[*auditv1.AuditEvent, error] {
	return func(yield func(*auditv1.AuditEvent, error) bool) {
		from := proto.Clone(request).(*auditv1.WatchAuditEventsRequest)
		for failures := 1; ; failures++ {
			seen := from.AfterSequence
			left, err := follow(ctx, client, from, yield)
			if left || ctx.Err() != nil {
				return
			}
			var failed *Error
			if errors.As(err, &failed) && !failed.Transient() || err != nil && failed == nil {
				yield(nil, err)
				return
			}
			if onResume != nil {
				onResume(err)
			}
			if from.AfterSequence != seen {
				failures = 1
			}
			if !pause(ctx, waitBefore(failures, failed)) {
				return
			}
		}
	}
}

// follow passes on one stream, and tells whether the loop was left, and otherwise what ended it.
func follow(ctx context.Context, client *Client, from *auditv1.WatchAuditEventsRequest, yield func(*auditv1.AuditEvent, error) bool) (left bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := auditv1.NewAuditServiceClient(client).WatchAuditEvents(ctx, from)
	for err == nil {
		var event *auditv1.AuditEvent
		if event, err = stream.Recv(); err != nil {
			break
		}
		from.AfterSequence = event.Sequence
		if !yield(event, nil) {
			return true, nil
		}
	}
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	return false, err
}

// EnvelopeEnd waits until an envelope is completed, declined, voided or expired, and returns it as it then is.
func EnvelopeEnd(ctx context.Context, client *Client, id string) (*envelopesv1.Envelope, error) {
	envelopes := envelopesv1.NewEnvelopeServiceClient(client)
	for event, err := range WatchAuditEvents(ctx, client, &auditv1.WatchAuditEventsRequest{ResourceId: id}, nil) {
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(event.Action, "envelope.") {
			continue
		}
		envelope, err := envelopes.GetEnvelope(ctx, &envelopesv1.GetEnvelopeRequest{Id: id})
		if err != nil || isEnd(envelope.State) {
			return envelope, err
		}
	}
	return nil, ctx.Err()
}

func isEnd(state envelopesv1.Envelope_State) bool {
	switch state {
	case envelopesv1.Envelope_STATE_COMPLETED, envelopesv1.Envelope_STATE_DECLINED, envelopesv1.Envelope_STATE_VOIDED, envelopesv1.Envelope_STATE_EXPIRED:
		return true
	}
	return false
}
