package chancery_test

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	chancery "chancery.dev/sdk"
	library "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

func secret() string {
	key := make([]byte, 24)
	rand.Read(key)
	return "whsec_" + base64.StdEncoding.EncodeToString(key)
}

// signed gives headers as the specification's own library makes them.
func signed(t *testing.T, secret, body string, sent time.Time) http.Header {
	t.Helper()
	signature := must(must(library.NewWebhook(secret))(t).Sign("msg_1", sent, []byte(body)))(t)
	return headers("msg_1", strconv.FormatInt(sent.Unix(), 10), signature)
}

func headers(id, timestamp, signature string) http.Header {
	made := http.Header{}
	made.Set("webhook-id", id)
	made.Set("webhook-timestamp", timestamp)
	made.Set("webhook-signature", signature)
	return made
}

func verifier(t *testing.T, secret string) *chancery.WebhookVerifier {
	t.Helper()
	return must(chancery.NewWebhookVerifier(secret))(t)
}

func TestThePublishedExampleOfTheSpecificationHolds(t *testing.T) {
	published := headers("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
	v := verifier(t, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	v.Now = func() time.Time { return time.Unix(1614265330, 0) }
	webhook := must(v.Verify(published, []byte(`{"test": 2432232314}`)))(t)
	if webhook.ID != "msg_p5jXN8AQM9LWM0D4loKWxJek" || webhook.Time.Unix() != 1614265330 || string(webhook.Payload) != `{"test": 2432232314}` {
		t.Error(webhook)
	}
}

func TestWhatAnotherLibrarySignsIsAcceptedAndOneSignatureOfSeveralIsEnough(t *testing.T) {
	old, current, body := secret(), secret(), `{"name":"Ödön Ганзориг"}`
	made := signed(t, old, body, time.Now())
	made.Set("webhook-signature", "v1a,x "+made.Get("webhook-signature")+" "+signed(t, current, body, time.Now()).Get("webhook-signature"))
	for _, key := range []string{old, current} {
		must(verifier(t, key).Verify(made, []byte(body)))(t)
	}
	if _, err := verifier(t, secret()).Verify(made, []byte(body)); !errors.Is(err, chancery.ErrWebhook) {
		t.Error(err)
	}
}

func TestWhateverWasChangedLeftOutOrKeptTooLongIsRefused(t *testing.T) {
	key, now := secret(), time.Now()
	good := signed(t, key, "{}", now)
	signature := good.Get("webhook-signature")
	refused := func(made http.Header, body string) {
		t.Helper()
		if _, err := verifier(t, key).Verify(made, []byte(body)); !errors.Is(err, chancery.ErrWebhook) {
			t.Error(made, body, err)
		}
	}
	refused(good, "{ }")
	refused(signed(t, key, "no json", now), "no json")
	for _, minutes := range []time.Duration{-6, 6} {
		refused(signed(t, key, "{}", now.Add(minutes*time.Minute)), "{}")
	}
	for name, values := range map[string][]string{
		"webhook-id":        {"msg_2", ""},
		"webhook-timestamp": {strconv.FormatInt(now.Unix()+1, 10), "soon", "-1", ""},
		"webhook-signature": {strings.Replace(signature, "v1,", "v2,", 1), "v1,%%%", "v1,", ""},
	} {
		for _, value := range values {
			changed := good.Clone()
			changed.Set(name, value)
			refused(changed, "{}")
		}
	}
	if _, err := chancery.NewWebhookVerifier("whsec_"); err == nil {
		t.Error("an empty secret")
	}
}
