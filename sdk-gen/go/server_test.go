package chancery_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	chancery "chancery.dev/sdk"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	identityv1 "chancery.dev/sdk/gen/chancery/identity/v1"
)

const project = "../.."

// The address of a server that all tests share; each has an organization of its own.
var shared string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "chancery-")
	if err != nil {
		panic(err)
	}
	address, stop, err := serve(folder)
	if err != nil {
		panic(err)
	}
	shared = address
	code := m.Run()
	stop()
	os.RemoveAll(folder)
	os.Exit(code)
}

// serve starts `chancery serve` on the embedded default, with a data directory of its own.
func serve(folder string, settings ...string) (address string, stop func(), err error) {
	probe, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	listen := probe.Addr().String()
	probe.Close()
	log, err := os.Create(filepath.Join(folder, "server.log"))
	if err != nil {
		return "", nil, err
	}
	program := cmp.Or(os.Getenv("CHANCERY_BIN"), "target/debug/chancery")
	if !filepath.IsAbs(program) {
		program = filepath.Join(project, program)
	}
	server := exec.Command(program, "serve")
	// Without what would configure the server, such as the name of the program under test.
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "CHANCERY_") {
			server.Env = append(server.Env, variable)
		}
	}
	server.Env = append(server.Env, "CHANCERY_DATA_DIR="+filepath.Join(folder, "data"), "CHANCERY_LISTEN="+listen, "CHANCERY_PUBLIC_URL=http://"+listen)
	server.Env = append(server.Env, settings...)
	server.Stdout, server.Stderr = log, log
	if err := server.Start(); err != nil {
		return "", nil, err
	}
	for range 600 {
		if connection, err := net.Dial("tcp", listen); err == nil {
			connection.Close()
			return "http://" + listen, func() { server.Process.Signal(syscall.SIGTERM); server.Wait() }, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	server.Process.Kill()
	text, _ := os.ReadFile(log.Name())
	return "", nil, fmt.Errorf("chancery serve did not get ready: %s", text)
}

func connect(t *testing.T, address string, options ...chancery.Option) *chancery.Client {
	t.Helper()
	client, err := chancery.Connect(address, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

// signUp makes a client of a new organization's owner, and tells the owner's token.
func signUp(t *testing.T, address string) (*chancery.Client, string) {
	t.Helper()
	anybody := connect(t, address)
	slug := "go-" + strings.ToLower(rand.Text()[:12])
	owner := &identityv1.NewOwner{Email: slug + "@example.com", FullName: "Goran Pher", Password: rand.Text()}
	request := &identityv1.CreateOrganizationRequest{Name: "Gopher Ltd", Slug: slug, Owner: owner}
	made := must(identityv1.NewOrganizationServiceClient(anybody).CreateOrganization(context.Background(), request))(t)
	return anybody.WithToken(made.SessionToken), made.SessionToken
}

func draft(t *testing.T, client *chancery.Client, name string) *envelopesv1.Envelope {
	t.Helper()
	request := &envelopesv1.CreateEnvelopeRequest{Name: name}
	return must(envelopesv1.NewEnvelopeServiceClient(client).CreateEnvelope(context.Background(), request))(t)
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// pdf has one empty page, and a stream of so many random bytes.
func pdf(size int) []byte {
	filling := make([]byte, size)
	rand.Read(filling)
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", size, filling),
	}
	var file, rows bytes.Buffer
	file.WriteString("%PDF-1.7\n")
	for index, object := range objects {
		fmt.Fprintf(&rows, "%010d 00000 n \n", file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", index+1, object)
	}
	start, count := file.Len(), len(objects)+1
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", count, rows.Bytes(), count, start)
	return file.Bytes()
}
