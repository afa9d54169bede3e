package chancery_test

import (
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// proxy stands between client and server, and breaks what goes through it when told to.
type proxy struct {
	address     string
	target      string
	connections atomic.Int32
	lock        sync.Mutex
	sockets     []net.Conn
	up, down    func([]byte) bool
}

func newProxy(t *testing.T, target string) *proxy {
	t.Helper()
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	p := &proxy{address: "http://" + listener.Addr().String(), target: strings.TrimPrefix(target, "http://")}
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			p.carry(client)
		}
	}()
	t.Cleanup(func() { listener.Close(); p.cut() })
	return p
}

// rules decide about bytes on their way; false cuts the connection in their place.
func (p *proxy) rules(up, down func([]byte) bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.up, p.down = up, down
}

// cut breaks every connection there is; new ones go through.
func (p *proxy) cut() {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, socket := range p.sockets {
		socket.Close()
	}
	p.sockets = nil
}

func (p *proxy) carry(client net.Conn) {
	p.connections.Add(1)
	server, err := net.Dial("tcp", p.target)
	if err != nil {
		client.Close()
		return
	}
	p.lock.Lock()
	p.sockets = append(p.sockets, client, server)
	p.lock.Unlock()
	go p.pass(client, server, true)
	go p.pass(server, client, false)
}

func (p *proxy) pass(from, to net.Conn, upward bool) {
	defer from.Close()
	defer to.Close()
	part := make([]byte, 65536)
	for {
		count, err := from.Read(part)
		if err != nil || !p.allows(part[:count], upward) {
			return
		}
		if _, err := to.Write(part[:count]); err != nil {
			return
		}
	}
}

func (p *proxy) allows(part []byte, upward bool) bool {
	p.lock.Lock()
	defer p.lock.Unlock()
	rule := p.down
	if upward {
		rule = p.up
	}
	return rule == nil || rule(part)
}
