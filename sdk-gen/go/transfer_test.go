package chancery_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"testing"

	chancery "chancery.dev/sdk"
	documentsv1 "chancery.dev/sdk/gen/chancery/documents/v1"
)

const megabytes = 6

var (
	large  = pdf(megabytes << 20)
	digest = sha256.Sum256(large)
	hash   = hex.EncodeToString(digest[:])
)

// steps notes progress, which goes on, ends at the end, and comes on the way too.
type steps struct{ bytes, totals []int64 }

func (s *steps) note(bytes, total int64) {
	s.bytes, s.totals = append(s.bytes, bytes), append(s.totals, total)
}

func (s *steps) check(t *testing.T, total int64) {
	t.Helper()
	if len(s.bytes) < megabytes || s.bytes[len(s.bytes)-1] != int64(len(large)) || s.totals[0] != total {
		t.Error(s)
	}
	for index := 1; index < len(s.bytes); index++ {
		if s.bytes[index] <= s.bytes[index-1] {
			t.Error(s.bytes)
		}
	}
}

func upload(t *testing.T, client *chancery.Client, source io.Reader, progress chancery.Progress) *documentsv1.Document {
	t.Helper()
	header := &documentsv1.UploadHeader{Name: "large.pdf", Tags: []string{"big"}}
	document := must(chancery.UploadDocument(t.Context(), client, source, header, progress))(t)
	if document.LatestVersion.Sha256 != hash || document.Tags[0] != "big" {
		t.Error(document)
	}
	return document
}

func TestUpAndDownloadsTellHowFarTheyAreAndKeepEveryByte(t *testing.T) {
	owner, _ := signUp(t, shared)
	var up, down steps
	document := upload(t, owner, bytes.NewReader(large), up.note)
	up.check(t, int64(len(large)))
	documents := documentsv1.NewDocumentServiceClient(owner)
	request := &documentsv1.DownloadDocumentRequest{Id: document.Id}
	content := must(chancery.DownloadBytes(t.Context(), documents.DownloadDocument, request, down.note))(t)
	down.check(t, -1)
	if !bytes.Equal(content, large) {
		t.Error("bytes were changed")
	}
	if report := must(chancery.ValidateFile(t.Context(), owner, bytes.NewReader(content), nil, nil))(t); len(report.Signatures) != 0 {
		t.Error(report)
	}
}

func TestFilesAreStreamedFromAndToTheDisk(t *testing.T) {
	owner, _ := signUp(t, shared)
	path := filepath.Join(t.TempDir(), "large.pdf")
	if err := os.WriteFile(path, large, 0o600); err != nil {
		t.Fatal(err)
	}
	file := must(os.Open(path))(t)
	document := upload(t, owner, file, nil)
	// What cannot seek is sent as it comes.
	var seen steps
	upload(t, owner, io.MultiReader(bytes.NewReader(large)), seen.note)
	seen.check(t, -1)
	target := must(os.Create(path + ".back"))(t)
	documents := documentsv1.NewDocumentServiceClient(owner)
	size := must(chancery.Download(t.Context(), documents.DownloadDocument, &documentsv1.DownloadDocumentRequest{Id: document.Id}, target, nil))(t)
	if back := must(os.ReadFile(path + ".back"))(t); size != int64(len(large)) || !bytes.Equal(back, large) {
		t.Error(size)
	}
}

// Lets two megabytes through on the first connection, and then all.
func (p *proxy) twoMegabytes() func([]byte) bool {
	passed := 0
	return func(part []byte) bool {
		passed += len(part)
		return passed < 2_000_000 || p.connections.Load() > 1
	}
}

func TestAnUploadWhoseConnectionBreaksIsSentAgainAndBecomesOneDocument(t *testing.T) {
	owner, token := signUp(t, shared)
	p := newProxy(t, shared)
	p.rules(p.twoMegabytes(), nil)
	document := upload(t, connect(t, p.address, chancery.Token(token)), bytes.NewReader(large), nil)
	documents := documentsv1.NewDocumentServiceClient(owner)
	count := 0
	for each, err := range chancery.All(t.Context(), documents.ListDocuments, &documentsv1.ListDocumentsRequest{}, (*documentsv1.ListDocumentsResponse).GetDocuments) {
		if count++; must(each, err)(t).Id != document.Id {
			t.Error(each)
		}
	}
	if count != 1 || p.connections.Load() != 2 {
		t.Error(count, p.connections.Load())
	}
}

func TestADownloadWhoseConnectionBreaksBeginsAgain(t *testing.T) {
	owner, token := signUp(t, shared)
	document := upload(t, owner, bytes.NewReader(large), nil)
	p := newProxy(t, shared)
	p.rules(nil, p.twoMegabytes())
	documents := documentsv1.NewDocumentServiceClient(connect(t, p.address, chancery.Token(token)))
	content := must(chancery.DownloadBytes(t.Context(), documents.DownloadDocument, &documentsv1.DownloadDocumentRequest{Id: document.Id}, nil))(t)
	if !bytes.Equal(content, large) || p.connections.Load() != 2 {
		t.Error(len(content), p.connections.Load())
	}
}
