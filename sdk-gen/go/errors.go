package chancery

import (
	"errors"
	"io"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Error is a refusal, or a call that got no answer. Programs decide by Reason, or by Code where there is none; Message is for people.
type Error struct {
	// Code is the gRPC status code.
	Code codes.Code
	// Message is in plain words.
	Message string
	// Reason says why the server refused, as error_reason.proto lists it, without the prefix: ETAG_MISMATCH. Empty when no answer of the
	// server's came.
	Reason string
	// Facts belong to the reason, such as current_etag.
	Facts map[string]string
	// FieldViolations are the fields that break a rule; empty for other refusals.
	FieldViolations []FieldViolation
	// CallID names the call, for the operator who reads the server's log.
	CallID string
	status *status.Status
}

// FieldViolation is one field of a request, and what to do about it.
type FieldViolation struct {
	// Field is the path, such as recipients[0].email.
	Field string
	// Description is the remedy.
	Description string
}

// Error is the message with its reason.
func (e *Error) Error() string {
	if e.Reason == "" {
		return e.Message
	}
	return e.Message + " [" + e.Reason + "]"
}

// GRPCStatus is the status as it came.
func (e *Error) GRPCStatus() *status.Status {
	return e.status
}

// Transient tells whether the same call may go through a moment later. Repeat a write only with the request_id it had.
func (e *Error) Transient() bool {
	if e.Reason != "" {
		return e.Code == codes.Unavailable || e.Reason == "RATE_LIMITED" || e.Reason == "SERVER_BUSY" || e.Reason == "CONCURRENT_CHANGE"
	}
	switch e.Code {
	case codes.Unavailable, codes.Unknown, codes.Internal, codes.Aborted, codes.ResourceExhausted:
		return true
	}
	return false
}

// failure makes an *Error of what gRPC tells; the end of a stream is none.
func failure(err error) error {
	var known *Error
	if err == nil || errors.Is(err, io.EOF) || errors.As(err, &known) {
		return err
	}
	from := status.Convert(err)
	failed := &Error{Code: from.Code(), Message: from.Message(), status: from}
	for _, detail := range from.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			failed.Reason, failed.Facts = detail.Reason, detail.Metadata
		case *errdetails.RequestInfo:
			failed.CallID = detail.RequestId
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				failed.FieldViolations = append(failed.FieldViolations, FieldViolation{violation.Field, violation.Description})
			}
		}
	}
	return failed
}
