package chancery

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Webhook is a webhook that is what it says.
type Webhook struct {
	// ID names the message; it is the same when it is delivered again, so use it to act once.
	ID string
	// Time is when it was sent.
	Time time.Time
	// Payload is the body.
	Payload json.RawMessage
}

// ErrWebhook is why a webhook is refused. Answer with 400 and do nothing else.
var ErrWebhook = errors.New("the webhook is not from the server, or too old")

// WebhookVerifier tells whether webhooks are from your Chancery server, as the Standard Webhooks specification says.
type WebhookVerifier struct {
	// Tolerance is how far the time of a webhook may be from now; older ones may be replays. Five minutes when zero.
	Tolerance time.Duration
	// Now tells the time; [time.Now] when nil.
	Now func() time.Time
	key []byte
}

// NewWebhookVerifier takes the secret of the endpoint, whsec_….
func NewWebhookVerifier(secret string) (*WebhookVerifier, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil || len(key) == 0 {
		return nil, errors.New("the secret is not of the form whsec_… with base64")
	}
	return &WebhookVerifier{key: key}, nil
}

// Verify checks the signature and the time of a webhook and gives its content; otherwise the error is [ErrWebhook]. Body is the request's body as it
// came, before any parsing: the signature covers every byte of it.
func (v *WebhookVerifier) Verify(headers http.Header, body []byte) (*Webhook, error) {
	id, timestamp := headers.Get("Webhook-Id"), headers.Get("Webhook-Timestamp")
	seconds, err := strconv.ParseUint(timestamp, 10, 40)
	if id == "" || err != nil {
		return nil, ErrWebhook
	}
	sent := time.Unix(int64(seconds), 0)
	if !v.isTimely(sent) || !v.isSigned(headers.Get("Webhook-Signature"), id+"."+timestamp+".", body) || !json.Valid(body) {
		return nil, ErrWebhook
	}
	return &Webhook{ID: id, Time: sent, Payload: body}, nil
}

func (v *WebhookVerifier) isTimely(sent time.Time) bool {
	now, tolerance := time.Now, 5*time.Minute
	if v.Now != nil {
		now = v.Now
	}
	if v.Tolerance != 0 {
		tolerance = v.Tolerance
	}
	return now().Sub(sent).Abs() <= tolerance
}

// One of the signatures is enough: there are several while a secret is being replaced.
func (v *WebhookVerifier) isSigned(signatures, head string, body []byte) bool {
	mac := hmac.New(sha256.New, v.key)
	mac.Write([]byte(head))
	mac.Write(body)
	expected := mac.Sum(nil)
	for _, signature := range strings.Split(signatures, " ") {
		encoded, isKnown := strings.CutPrefix(signature, "v1,")
		given, err := base64.StdEncoding.DecodeString(encoded)
		if isKnown && err == nil && hmac.Equal(expected, given) {
			return true
		}
	}
	return false
}
