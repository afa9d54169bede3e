package chancery_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	chancery "chancery.dev/sdk"
	documentsv1 "chancery.dev/sdk/gen/chancery/documents/v1"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func refusal(t *testing.T, err error) *chancery.Error {
	t.Helper()
	var failed *chancery.Error
	if !errors.As(err, &failed) {
		t.Fatal("it was not refused:", err)
	}
	return failed
}

func TestARefusalNamesItsReasonItsFactsAndTheFields(t *testing.T) {
	owner, _ := signUp(t, shared)
	envelopes := envelopesv1.NewEnvelopeServiceClient(owner)
	nobody := &envelopesv1.NewRecipient{Email: "nobody", Name: "N", Role: envelopesv1.Recipient_ROLE_SIGNER}
	_, err := envelopes.CreateEnvelope(t.Context(), &envelopesv1.CreateEnvelopeRequest{Name: "x", Recipients: []*envelopesv1.NewRecipient{nobody}})
	invalid := refusal(t, err)
	if invalid.Reason != "VALIDATION_FAILED" || invalid.Code != codes.InvalidArgument || !strings.Contains(invalid.Message, "e-mail") || invalid.CallID == "" {
		t.Errorf("%+v", invalid)
	}
	if len(invalid.FieldViolations) != 1 || invalid.FieldViolations[0].Field != "recipients[0].email" {
		t.Error(invalid.FieldViolations)
	}
	if status.Code(err) != codes.InvalidArgument {
		t.Error("programs that know gRPC see its status")
	}
	made := draft(t, owner, "x")
	_, err = envelopes.DeleteEnvelope(t.Context(), &envelopesv1.DeleteEnvelopeRequest{Id: made.Id, Etag: "old"})
	if stale := refusal(t, err); stale.Reason != "ETAG_MISMATCH" || stale.Facts["current_etag"] != made.Etag || stale.Transient() {
		t.Errorf("%+v", stale)
	}
}

func TestWhoCallsWithoutCredentialsOrWithWrongOnesIsToldSo(t *testing.T) {
	anybody := connect(t, shared)
	for reason, client := range map[string]*chancery.Client{"CREDENTIALS_MISSING": anybody, "CREDENTIALS_INVALID": anybody.WithToken("wrong")} {
		_, err := envelopesv1.NewEnvelopeServiceClient(client).ListEnvelopes(t.Context(), &envelopesv1.ListEnvelopesRequest{})
		if refused := refusal(t, err); refused.Reason != reason {
			t.Error(refused)
		}
	}
}

func TestARefusedUploadTellsWhy(t *testing.T) {
	owner, _ := signUp(t, shared)
	_, err := chancery.UploadDocument(t.Context(), owner, bytes.NewReader(make([]byte, 1_000_000)), &documentsv1.UploadHeader{Name: "zeros.pdf"}, nil)
	if refused := refusal(t, err); !strings.HasPrefix(refused.Reason, "PDF_") {
		t.Error(refused)
	}
}

func TestAServerThatIsNotThereGivesAnErrorWithoutAReason(t *testing.T) {
	client := connect(t, "http://127.0.0.1:9", chancery.Attempts(1))
	_, err := envelopesv1.NewEnvelopeServiceClient(client).ListEnvelopes(t.Context(), &envelopesv1.ListEnvelopesRequest{})
	if lost := refusal(t, err); lost.Reason != "" || lost.Code != codes.Unavailable {
		t.Error(lost)
	}
}

func TestAnAddressThatIsNoneIsRefusedAtOnce(t *testing.T) {
	if _, err := chancery.Connect("sign.example.com"); err == nil {
		t.Error("it has no scheme")
	}
}
