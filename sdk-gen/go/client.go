// Package chancery is the client of Chancery, the platform for agreements and trust.
//
// [Connect] makes a client. It is a [grpc.ClientConnInterface], so the clients made from the contracts take it:
//
//	envelopes := envelopesv1.NewEnvelopeServiceClient(client)
//
// Messages and methods are in gen/chancery/<module>/v1, each with the contract's comments.
package chancery

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/url"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
)

// A connection with open calls on which nothing has come for so long is asked whether it still lives.
const pingInterval = 20 * time.Second

// TokenSource gives the current bearer token before every try; an empty one means to call without credentials.
type TokenSource func(context.Context) (string, error)

// Client is a client of one server, with one token. It may be used by many goroutines.
type Client struct {
	conn     *grpc.ClientConn
	token    TokenSource
	timeout  time.Duration
	attempts int
	dial     []grpc.DialOption
}

// Option says how a client is to be.
type Option func(*Client)

// Token is an API key, a session token, an OAuth access token, or the token of a signing link.
func Token(token string) Option {
	return Tokens(func(context.Context) (string, error) { return token, nil })
}

// Tokens is asked for the token before every try.
func Tokens(source TokenSource) Option {
	return func(client *Client) { client.token = source }
}

// Timeout is how long a unary call may take, all its tries together, when its context has no deadline; a minute when unset. Streams, and so files,
// have no limit but that of their context.
func Timeout(timeout time.Duration) Option {
	return func(client *Client) { client.timeout = timeout }
}

// Attempts is how often a call that is safe to repeat is tried at most; 4 when unset.
func Attempts(attempts int) Option {
	return func(client *Client) { client.attempts = attempts }
}

// Dial passes options on to gRPC, such as credentials of TLS.
func Dial(options ...grpc.DialOption) Option {
	return func(client *Client) { client.dial = append(client.dial, options...) }
}

// Connect makes a client of the server at address, such as https://sign.example.com. It connects with the first call.
func Connect(address string, options ...Option) (*Client, error) {
	target, err := url.Parse(address)
	if err != nil || target.Hostname() == "" || target.Scheme != "http" && target.Scheme != "https" {
		return nil, fmt.Errorf("%q is not an address such as https://sign.example.com", address)
	}
	client := &Client{timeout: time.Minute, attempts: 4, dial: usual(target.Scheme)}
	for _, option := range options {
		option(client)
	}
	client.conn, err = grpc.NewClient("dns:///"+authority(target), client.dial...)
	return client, err
}

func usual(scheme string) []grpc.DialOption {
	transport := insecure.NewCredentials()
	if scheme == "https" {
		transport = credentials.NewTLS(&tls.Config{MinVersion: tls.VersionTLS12})
	}
	pauses := backoff.Config{BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: 5 * time.Second}
	return []grpc.DialOption{
		grpc.WithTransportCredentials(transport),
		grpc.WithConnectParams(grpc.ConnectParams{Backoff: pauses, MinConnectTimeout: 5 * time.Second}),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: pingInterval}),
	}
}

func authority(target *url.URL) string {
	if target.Port() != "" {
		return target.Host
	}
	return target.Host + ":" + target.Scheme
}

// WithToken is the same connection with other credentials: those of somebody who just signed in, or of a recipient with a signing link.
func (c *Client) WithToken(token string) *Client {
	other := *c
	Token(token)(&other)
	return &other
}

// Close ends the connection, also for clients made from this one by WithToken.
func (c *Client) Close() error {
	return c.conn.Close()
}

// Invoke makes a unary call: with credentials, a deadline, repetition where the contract allows it, and errors of type [*Error].
func (c *Client) Invoke(ctx context.Context, method string, request, reply any, options ...grpc.CallOption) error {
	if _, limited := ctx.Deadline(); !limited {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.timeout)
		defer cancel()
	}
	if message, ok := request.(proto.Message); ok {
		request = withRequestID(message)
	}
	attempts := 1
	if isRepeatable(method) {
		attempts = c.attempts
	}
	return repeatedly(ctx, attempts, func() error {
		authorized, err := c.authorized(ctx)
		if err != nil {
			return err
		}
		return failure(c.conn.Invoke(authorized, method, request, reply, options...))
	})
}

// NewStream begins a stream: with credentials and errors of type [*Error]. Only its context ends it.
func (c *Client) NewStream(ctx context.Context, desc *grpc.StreamDesc, method string, options ...grpc.CallOption) (grpc.ClientStream, error) {
	authorized, err := c.authorized(ctx)
	if err != nil {
		return nil, err
	}
	stream, err := c.conn.NewStream(authorized, desc, method, options...)
	if err != nil {
		return nil, failure(err)
	}
	return typed{stream}, nil
}

func (c *Client) authorized(ctx context.Context) (context.Context, error) {
	if c.token == nil {
		return ctx, nil
	}
	token, err := c.token(ctx)
	if err != nil || token == "" {
		return ctx, err
	}
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token), nil
}

// The same stream; what breaks it becomes an [*Error].
type typed struct{ grpc.ClientStream }

func (s typed) RecvMsg(message any) error {
	return failure(s.ClientStream.RecvMsg(message))
}

func (s typed) SendMsg(message any) error {
	return failure(s.ClientStream.SendMsg(message))
}
