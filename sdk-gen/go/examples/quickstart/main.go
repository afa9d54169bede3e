package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"log"
	"os"

	chancery "chancery.dev/sdk"
	documentsv1 "chancery.dev/sdk/gen/chancery/documents/v1"
	envelopesv1 "chancery.dev/sdk/gen/chancery/envelopes/v1"
	identityv1 "chancery.dev/sdk/gen/chancery/identity/v1"
)

func main() {
	ctx := context.Background()

	// Sign up. A program of yours would have an API key: chancery.Connect(url, chancery.Token(os.Getenv("CHANCERY_API_KEY"))).
	anybody := must(chancery.Connect(cmp.Or(os.Getenv("CHANCERY_URL"), "http://127.0.0.1:8420")))
	defer anybody.Close()
	account := must(identityv1.NewOrganizationServiceClient(anybody).CreateOrganization(ctx, &identityv1.CreateOrganizationRequest{
		Name:  "Acme Ltd",
		Slug:  "acme",
		Owner: &identityv1.NewOwner{Email: "ann@acme.example", FullName: "Ann Smith", Password: "correct horse battery"},
	}))
	client := anybody.WithToken(account.SessionToken)

	// Upload a PDF, and send it to two people, one after the other.
	file := must(os.Open("contract.pdf"))
	document := must(chancery.UploadDocument(ctx, client, file, &documentsv1.UploadHeader{Name: "contract.pdf"}, nil))
	envelopes := envelopesv1.NewEnvelopeServiceClient(client)
	draft := must(envelopes.CreateEnvelope(ctx, &envelopesv1.CreateEnvelopeRequest{
		Name:        "Contract",
		DocumentIds: []string{document.Id},
		Recipients:  []*envelopesv1.NewRecipient{signer("Bo Berg", "bo@example.com", 1), signer("Cleo Ito", "cleo@example.com", 2)},
	}))
	sent := must(envelopes.SendEnvelope(ctx, &envelopesv1.SendEnvelopeRequest{Id: draft.Id, Etag: draft.Etag}))

	// Each signs with the token of a link. In life that is a page in their browser.
	for _, recipient := range sent.Recipients {
		link := must(envelopes.CreateSigningLink(ctx, &envelopesv1.CreateSigningLinkRequest{EnvelopeId: sent.Id, RecipientId: recipient.Id}))
		signing := envelopesv1.NewSigningServiceClient(client.WithToken(link.Token))
		view := must(signing.OpenSigning(ctx, &envelopesv1.OpenSigningRequest{}))
		must(signing.RecordConsent(ctx, &envelopesv1.RecordConsentRequest{DisclosureVersion: view.Disclosure.Version}))
		mark := &envelopesv1.Mark{Kind: &envelopesv1.Mark_Typed{Typed: recipient.Name}}
		must(signing.SignEnvelope(ctx, &envelopesv1.SignEnvelopeRequest{Mark: mark}))
	}

	// Wait for the seal, fetch the signed file, and have it validated.
	must(chancery.EnvelopeEnd(ctx, client, sent.Id))
	documents := documentsv1.NewDocumentServiceClient(client)
	signed := must(chancery.DownloadBytes(ctx, documents.DownloadDocument, &documentsv1.DownloadDocumentRequest{Id: document.Id}, nil))
	if err := os.WriteFile("signed.pdf", signed, 0o600); err != nil {
		log.Fatal(err)
	}
	report := must(chancery.ValidateFile(ctx, client, bytes.NewReader(signed), nil, nil))
	fmt.Printf("%d signatures, passed: %t\n", len(report.Signatures), report.Passed)
	list := &envelopesv1.ListEnvelopesRequest{PageSize: 100}
	for envelope, err := range chancery.All(ctx, envelopes.ListEnvelopes, list, (*envelopesv1.ListEnvelopesResponse).GetEnvelopes) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(envelope.Id, envelope.Name)
	}
}

func signer(name, email string, order int32) *envelopesv1.NewRecipient {
	field := &envelopesv1.NewField{
		Type: envelopesv1.Field_TYPE_SIGNATURE,
		Page: 1,
		Area: &envelopesv1.Rectangle{X: 72, Y: 100 * float64(order), Width: 180, Height: 60},
	}
	return &envelopesv1.NewRecipient{
		Name:   name,
		Email:  email,
		Order:  order,
		Role:   envelopesv1.Recipient_ROLE_SIGNER,
		Fields: []*envelopesv1.NewField{field},
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
