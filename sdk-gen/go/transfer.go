package chancery

import (
	"bytes"
	"context"
	"errors"
	"io"

	documentsv1 "chancery.dev/sdk/gen/chancery/documents/v1"
	signaturesv1 "chancery.dev/sdk/gen/chancery/signatures/v1"
	"google.golang.org/grpc"
)

// Bytes of one message of an upload.
const chunkSize = 256 * 1024

// Progress is told the bytes that went over so far, and those there are in all; total is -1 where that is not known.
type Progress func(bytes, total int64)

// UploadDocument uploads a PDF. A source that can seek is sent again when the connection breaks, and becomes one document all the same. Progress may
// be nil.
func UploadDocument(ctx context.Context, client *Client, source io.Reader, header *documentsv1.UploadHeader, progress Progress) (*documentsv1.Document, error) {
	first := &documentsv1.UploadDocumentRequest{Payload: &documentsv1.UploadDocumentRequest_Header{Header: withRequestID(header)}}
	wrap := func(chunk []byte) *documentsv1.UploadDocumentRequest {
		return &documentsv1.UploadDocumentRequest{Payload: &documentsv1.UploadDocumentRequest_Chunk{Chunk: chunk}}
	}
	method := documentsv1.NewDocumentServiceClient(client).UploadDocument
	return send(ctx, client, method, first, wrap, source, progress)
}

// ValidateFile validates anybody's signed PDF; nothing of it is kept. Options and progress may be nil.
func ValidateFile(ctx context.Context, client *Client, source io.Reader, options *signaturesv1.ValidationOptions, progress Progress) (*signaturesv1.ValidationReport, error) {
	var first *signaturesv1.ValidateFileRequest
	if options != nil {
		first = &signaturesv1.ValidateFileRequest{Payload: &signaturesv1.ValidateFileRequest_Options{Options: options}}
	}
	wrap := func(chunk []byte) *signaturesv1.ValidateFileRequest {
		return &signaturesv1.ValidateFileRequest{Payload: &signaturesv1.ValidateFileRequest_Chunk{Chunk: chunk}}
	}
	method := signaturesv1.NewSignatureServiceClient(client).ValidateFile
	return send(ctx, client, method, first, wrap, source, progress)
}

// Download fetches a file into target and returns its size. It is for documents, signing documents and certificates of completion:
//
//	chancery.Download(ctx, documents.DownloadDocument, &documentsv1.DownloadDocumentRequest{Id: id}, file, nil)
//
// Total is not known to progress; LatestVersion.SizeBytes of a document tells it.
func Download[Request any, Response any, Chunk interface {
	*Response
	GetChunk() []byte
}](
	ctx context.Context,
	method func(context.Context, Request, ...grpc.CallOption) (grpc.ServerStreamingClient[Response], error),
	request Request,
	target io.Writer,
	progress Progress,
) (int64, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := method(ctx, request)
	var received int64
	for err == nil {
		var message *Response
		if message, err = stream.Recv(); err != nil {
			break
		}
		var count int
		count, err = target.Write(Chunk(message).GetChunk())
		received += int64(count)
		tell(progress, received, -1)
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return received, err
}

// DownloadBytes fetches a whole file. It begins again when the connection breaks.
func DownloadBytes[Request any, Response any, Chunk interface {
	*Response
	GetChunk() []byte
}](
	ctx context.Context,
	method func(context.Context, Request, ...grpc.CallOption) (grpc.ServerStreamingClient[Response], error),
	request Request,
	progress Progress,
) ([]byte, error) {
	var file bytes.Buffer
	err := repeatedly(ctx, 4, func() error {
		file.Reset()
		_, err := Download[Request, Response, Chunk](ctx, method, request, &file, progress)
		return err
	})
	return file.Bytes(), err
}

func send[Request, Reply any](
	ctx context.Context,
	client *Client,
	method func(context.Context, ...grpc.CallOption) (grpc.ClientStreamingClient[Request, Reply], error),
	first *Request,
	wrap func([]byte) *Request,
	source io.Reader,
	progress Progress,
) (reply *Reply, err error) {
	attempts, start, total, err := extent(source, client.attempts)
	if err != nil {
		return nil, err
	}
	err = repeatedly(ctx, attempts, func() error {
		if err := rewind(source, start, attempts); err != nil {
			return err
		}
		reply, err = sendOnce(ctx, method, first, wrap, source, total, progress)
		return err
	})
	return reply, err
}

func sendOnce[Request, Reply any](
	ctx context.Context,
	method func(context.Context, ...grpc.CallOption) (grpc.ClientStreamingClient[Request, Reply], error),
	first *Request,
	wrap func([]byte) *Request,
	source io.Reader,
	total int64,
	progress Progress,
) (*Reply, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := method(ctx)
	if err != nil {
		return nil, err
	}
	if first != nil {
		err = stream.Send(first)
	}
	for sent, chunk := int64(0), make([]byte, chunkSize); err == nil; {
		count, ended := io.ReadFull(source, chunk)
		if count > 0 {
			err = stream.Send(wrap(chunk[:count]))
			sent += int64(count)
			tell(progress, sent, total)
		}
		if ended == io.EOF || ended == io.ErrUnexpectedEOF {
			break
		}
		if ended != nil {
			return nil, ended
		}
	}
	// A refusal in the middle shows as io.EOF while sending; the answer has the reason.
	return stream.CloseAndRecv()
}

// extent tells how often a source can be read, where it begins, and how much there is; -1 where it cannot seek.
func extent(source io.Reader, attempts int) (tries int, start, total int64, err error) {
	seeker, ok := source.(io.Seeker)
	if !ok {
		return 1, 0, -1, nil
	}
	start, err = seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return 1, 0, -1, nil
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	return attempts, start, end - start, err
}

func rewind(source io.Reader, start int64, attempts int) error {
	seeker, ok := source.(io.Seeker)
	if !ok || attempts == 1 && start == 0 {
		return nil
	}
	_, err := seeker.Seek(start, io.SeekStart)
	return err
}

func tell(progress Progress, bytes, total int64) {
	if progress != nil {
		progress(bytes, total)
	}
}
