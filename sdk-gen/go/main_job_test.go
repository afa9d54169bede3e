package chancery_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	chancery "chancery.dev/sdk"
	documentsv1 "chancery.dev/sdk/gen/chancery/documents/v1"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	signaturesv1 "chancery.dev/sdk/gen/chancery/signatures/v1"
)

var plain = filepath.Join(project, "tests/vectors/pdf/plain.pdf")

func TestTwoPeopleSignAndEverySignaturePassesValidation(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	client, _ := signUp(t, shared)
	file := must(os.Open(plain))(t)
	document := must(chancery.UploadDocument(ctx, client, file, &documentsv1.UploadHeader{Name: "plain.pdf"}, nil))(t)
	request := &envelopesv1.CreateEnvelopeRequest{Name: "From Go", DocumentIds: []string{document.Id}}
	for index, name := range []string{"Bat-Erdene", "Ödön"} {
		area := &envelopesv1.Rectangle{X: 20, Y: 60 * float64(index+1), Width: 120, Height: 40}
		request.Recipients = append(request.Recipients, &envelopesv1.NewRecipient{
			Name:   name,
			Email:  []string{"first@example.com", "second@example.com"}[index],
			Role:   envelopesv1.Recipient_ROLE_SIGNER,
			Order:  int32(index + 1),
			Fields: []*envelopesv1.NewField{{Type: envelopesv1.Field_TYPE_SIGNATURE, Page: 1, Area: area}},
		})
	}
	envelopes := envelopesv1.NewEnvelopeServiceClient(client)
	made := must(envelopes.CreateEnvelope(ctx, request))(t)
	sent := must(envelopes.SendEnvelope(ctx, &envelopesv1.SendEnvelopeRequest{Id: made.Id, Etag: made.Etag}))(t)
	for _, recipient := range sent.Recipients {
		link := must(envelopes.CreateSigningLink(ctx, &envelopesv1.CreateSigningLinkRequest{EnvelopeId: sent.Id, RecipientId: recipient.Id}))(t)
		signing := envelopesv1.NewSigningServiceClient(client.WithToken(link.Token))
		view := must(signing.OpenSigning(ctx, &envelopesv1.OpenSigningRequest{}))(t)
		must(signing.RecordConsent(ctx, &envelopesv1.RecordConsentRequest{DisclosureVersion: view.Disclosure.Version}))(t)
		mark := &envelopesv1.Mark{Kind: &envelopesv1.Mark_Typed{Typed: recipient.Name}}
		must(signing.SignEnvelope(ctx, &envelopesv1.SignEnvelopeRequest{Mark: mark}))(t)
	}
	if end := must(chancery.EnvelopeEnd(ctx, client, sent.Id))(t); end.State != envelopesv1.Envelope_STATE_COMPLETED {
		t.Fatal(end.State)
	}
	documents := documentsv1.NewDocumentServiceClient(client)
	signed := must(chancery.DownloadBytes(ctx, documents.DownloadDocument, &documentsv1.DownloadDocumentRequest{Id: document.Id}, nil))(t)
	report := must(chancery.ValidateFile(ctx, client, bytes.NewReader(signed), nil, nil))(t)
	if !report.Passed || len(report.Signatures) != 3 {
		t.Fatalf("two people and the organization's seal: %v", report)
	}
	for _, signature := range report.Signatures {
		if signature.Indication != signaturesv1.Indication_INDICATION_TOTAL_PASSED {
			t.Error(signature)
		}
	}
}

func TestTheExampleOfTheReadmeIsTheOneThatRunsAndItRuns(t *testing.T) {
	example := string(must(os.ReadFile("examples/quickstart/main.go"))(t))
	if readme := string(must(os.ReadFile("README.md"))(t)); !strings.Contains(readme, "```go\n"+example+"```") {
		t.Error("README.md shows examples/quickstart/main.go")
	}
	folder := t.TempDir()
	address, stop, err := serve(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	program := filepath.Join(folder, "quickstart")
	if output, err := exec.Command("go", "build", "-o", program, "./examples/quickstart").CombinedOutput(); err != nil {
		t.Fatal(string(output))
	}
	if err := os.WriteFile(filepath.Join(folder, "contract.pdf"), must(os.ReadFile(plain))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(program)
	run.Dir = folder
	run.Env = append(os.Environ(), "CHANCERY_URL="+address)
	output, _ := run.CombinedOutput()
	if !regexp.MustCompile(`^3 signatures, passed: true\nenv_\w+ Contract\n$`).Match(output) {
		t.Fatal(string(output))
	}
}
