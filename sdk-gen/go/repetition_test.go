package chancery_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"testing"
	"time"

	chancery "chancery.dev/sdk"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	identityv1 "chancery.dev/sdk/gen/chancery/identity/v1"
	"google.golang.org/grpc/codes"
)

// Frames that set a connection up are smaller; those of a call and its answer are not.
const frames = 60

func listed(t *testing.T, client *chancery.Client) []*envelopesv1.Envelope {
	t.Helper()
	return must(envelopesv1.NewEnvelopeServiceClient(client).ListEnvelopes(t.Context(), &envelopesv1.ListEnvelopesRequest{}))(t).Envelopes
}

func TestAWriteWhoseAnswerWasLostIsRepeatedAndHappensOnce(t *testing.T) {
	owner, token := signUp(t, shared)
	p := newProxy(t, shared)
	client := connect(t, p.address, chancery.Token(token))
	listed(t, client)
	lost := 0
	// The request reaches the server whole; the connection breaks when the answer comes.
	p.rules(nil, func(part []byte) bool {
		if len(part) < frames || lost > 0 {
			return true
		}
		lost++
		return false
	})
	made := draft(t, client, "Once")
	if all := listed(t, owner); lost != 1 || len(all) != 1 || all[0].Id != made.Id {
		t.Fatal(lost, all)
	}
}

func TestARequestIsLeftAsItWas(t *testing.T) {
	owner, _ := signUp(t, shared)
	request := &envelopesv1.CreateEnvelopeRequest{Name: "Twice"}
	envelopes := envelopesv1.NewEnvelopeServiceClient(owner)
	first, second := must(envelopes.CreateEnvelope(t.Context(), request))(t), must(envelopes.CreateEnvelope(t.Context(), request))(t)
	if first.Id == second.Id || request.RequestId != "" {
		t.Fatal(first, second, request)
	}
}

func TestAMethodThatTheContractDoesNotLetRepeatIsTriedOnce(t *testing.T) {
	p := newProxy(t, shared)
	tries := 0
	p.rules(func(part []byte) bool {
		if !bytes.Contains(part, []byte("wrong password")) {
			return true
		}
		tries++
		return false
	}, nil)
	sessions := identityv1.NewSessionServiceClient(connect(t, p.address))
	_, err := sessions.CreateSession(t.Context(), &identityv1.CreateSessionRequest{Email: "a@example.com", Password: "wrong password"})
	var failed *chancery.Error
	if !errors.As(err, &failed) || failed.Reason != "" || !failed.Transient() || tries != 1 {
		t.Fatal(tries, err)
	}
}

func TestACallEndsAtItsDeadlineItsRepetitionsIncluded(t *testing.T) {
	p := newProxy(t, shared)
	p.rules(nil, func(part []byte) bool { return len(part) < frames })
	client := connect(t, p.address, chancery.Token("x"), chancery.Timeout(400*time.Millisecond), chancery.Attempts(1000))
	begin := time.Now()
	_, err := envelopesv1.NewEnvelopeServiceClient(client).ListEnvelopes(t.Context(), &envelopesv1.ListEnvelopesRequest{})
	if took := time.Since(begin); err == nil || took > 1500*time.Millisecond {
		t.Fatal(took, err)
	}
}

func TestAServerThatNeverAnswersEndsACallWithItsDeadline(t *testing.T) {
	silent := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	defer silent.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	client := connect(t, "http://"+silent.Addr().String())
	_, err := envelopesv1.NewEnvelopeServiceClient(client).ListEnvelopes(ctx, &envelopesv1.ListEnvelopesRequest{})
	var failed *chancery.Error
	if !errors.As(err, &failed) || failed.Code != codes.DeadlineExceeded {
		t.Fatal(err)
	}
}

func TestACallerThatIsTooQuickWaitsAsLongAsTheServerAsks(t *testing.T) {
	address, stop, err := serve(t.TempDir(), "CHANCERY_LIMITS__RATE_PER_TOKEN={per_second=2,burst=2}")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	owner, token := signUp(t, address)
	begin := time.Now()
	for range 5 {
		listed(t, owner)
	}
	if took := time.Since(begin); took < time.Second {
		t.Error("five calls at two a second took", took)
	}
	impatient := envelopesv1.NewEnvelopeServiceClient(connect(t, address, chancery.Token(token), chancery.Attempts(1)))
	var failed *chancery.Error
	for tries := 0; tries < 10 && !errors.As(err, &failed); tries++ {
		_, err = impatient.ListEnvelopes(t.Context(), &envelopesv1.ListEnvelopesRequest{})
	}
	if failed == nil || failed.Reason != "RATE_LIMITED" {
		t.Fatal(err)
	}
}
