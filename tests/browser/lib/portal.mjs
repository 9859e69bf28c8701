// A proxy in front of a relay, which can also play a network's sign-in page (200 and HTML for
// every address), go silent, or hide some addresses behind that page only.
import {createServer, request} from 'node:http';
import {connect} from 'node:net';

const sign_in_page = '<!DOCTYPE html><title>Free Wi-Fi</title><h1>Welcome to the airport</h1>';

export class Portal {
    // How it treats a request for `path`: 'relay', 'page' or 'silence'.
    treats = () => 'relay';

    static async start(relay) {
        const portal = new Portal();
        portal.relay = relay;
        portal.sockets = new Set();
        portal.server = createServer((asked, answer) => portal.#answer(asked, answer));
        portal.server.on('upgrade', (asked, socket, head) => portal.#upgrade(asked, socket, head));
        portal.server.on('connection', (socket) => {
            portal.sockets.add(socket);
            socket.on('close', () => portal.sockets.delete(socket));
        });
        await new Promise((resolve) => portal.server.listen(0, '127.0.0.1', resolve));
        portal.url = `http://127.0.0.1:${portal.server.address().port}/`;
        return portal;
    }
    // Every address, from now on; what is connected is cut.
    play(what) {
        this.treats = () => what;
        for (const socket of this.sockets) socket.destroy();
    }

    #answer(asked, answer) {
        const how = this.treats(asked.url);
        if (how === 'silence') return;
        if (how === 'page') {
            answer.writeHead(200, {'content-type': 'text/html'});
            answer.end(sign_in_page);
            return;
        }
        const {url, method, headers} = asked;
        const passed = request({port: this.relay.port, path: url, method, headers}, (reply) => {
            answer.writeHead(reply.statusCode, reply.headers);
            reply.pipe(answer);
        });
        passed.on('error', () => answer.destroy());
        asked.pipe(passed);
    }
    #upgrade(asked, socket, head) {
        socket.on('error', () => {});
        const how = this.treats(asked.url);
        if (how === 'silence') return;
        if (how === 'page') {
            socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n${sign_in_page}`);
            return;
        }
        const passed = connect(this.relay.port, '127.0.0.1', () => {
            const lines = [`${asked.method} ${asked.url} HTTP/1.1`];
            for (let i = 0; i < asked.rawHeaders.length; i += 2) {
                lines.push(`${asked.rawHeaders[i]}: ${asked.rawHeaders[i + 1]}`);
            }
            passed.write(`${lines.join('\r\n')}\r\n\r\n`);
            passed.write(head);
            passed.pipe(socket);
            socket.pipe(passed);
        });
        passed.on('error', () => socket.destroy());
        socket.on('close', () => passed.destroy());
        passed.on('close', () => socket.destroy());
    }
    async stop() {
        this.play('silence');
        await new Promise((resolve) => this.server.close(resolve));
    }
}
