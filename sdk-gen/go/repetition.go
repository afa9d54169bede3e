package chancery

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

const (
	firstWait   = 100 * time.Millisecond
	longestWait = 5 * time.Second
)

var repeatable sync.Map

// isRepeatable tells whether the contract lets a call be repeated: it only reads, or its request_id makes repetition harmless.
func isRepeatable(path string) bool {
	known, ok := repeatable.Load(path)
	if !ok {
		known, _ = repeatable.LoadOrStore(path, mayRepeat(path))
	}
	return known.(bool)
}

func mayRepeat(path string) bool {
	name := protoreflect.FullName(strings.ReplaceAll(strings.TrimPrefix(path, "/"), "/", "."))
	found, err := protoregistry.GlobalFiles.FindDescriptorByName(name)
	method, ok := found.(protoreflect.MethodDescriptor)
	if err != nil || !ok {
		return false
	}
	route, _ := proto.GetExtension(method.Options(), annotations.E_Http).(*annotations.HttpRule)
	return route.GetGet() != "" || requestID(method.Input()) != nil
}

func requestID(message protoreflect.MessageDescriptor) protoreflect.FieldDescriptor {
	return message.Fields().ByName("request_id")
}

// withRequestID is the request with a request_id, if its type has one and the caller chose none.
func withRequestID[M proto.Message](request M) M {
	field := requestID(request.ProtoReflect().Descriptor())
	if field == nil || request.ProtoReflect().Has(field) {
		return request
	}
	named := proto.Clone(request).(M)
	named.ProtoReflect().Set(field, protoreflect.ValueOfString(uuid.NewString()))
	return named
}

// repeatedly tries until it works, until repetition is of no use, or until the context leaves no time for another try.
func repeatedly(ctx context.Context, attempts int, attempt func() error) error {
	for tries := 1; ; tries++ {
		err := attempt()
		var failed *Error
		if err == nil || !errors.As(err, &failed) || !failed.Transient() || tries >= attempts {
			return err
		}
		if !pause(ctx, waitBefore(tries, failed)) {
			return err
		}
	}
}

// waitBefore is how long to wait before the next try: as the server says, otherwise longer each time, and different for every client.
func waitBefore(tries int, failed *Error) time.Duration {
	if failed != nil {
		if seconds, err := strconv.ParseFloat(failed.Facts["retry_after_seconds"], 64); err == nil && seconds > 0 {
			return time.Duration(seconds * float64(time.Second))
		}
	}
	longest := min(longestWait, firstWait<<min(tries, 10))
	return longest/2 + rand.N(longest/2)
}

// pause waits, if there is time for it.
func pause(ctx context.Context, wait time.Duration) bool {
	if deadline, limited := ctx.Deadline(); limited && time.Until(deadline) <= wait {
		return false
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
