// A cable between a browser and a relay, which can go bad as cables do: carry nothing while both
// ends stay connected, carry everything late, or break again and again. It knows bytes only.
import {connect, createServer} from 'node:net';

export class Wire {
    delay_ms = 0;  // each way
    #pairs = new Set();
    #stalled = false;

    static async to(relay) {
        const wire = new Wire();
        wire.server = createServer((near) => wire.#join(near, connect(relay.port, '127.0.0.1')));
        await new Promise((resolve) => wire.server.listen(0, '127.0.0.1', resolve));
        wire.url = `http://127.0.0.1:${wire.server.address().port}/`;
        return wire;
    }
    #join(near, far) {
        const pair = {near, far, late: []};
        this.#pairs.add(pair);
        for (const [from, to] of [[near, far], [far, near]]) {
            from.setNoDelay(true);
            from.on('error', () => {});
            from.on('data', (bytes) => this.#carry(pair, to, () => to.write(bytes)));
            from.on('end', () => this.#carry(pair, to, () => to.end()));
            from.on('close', () => {
                this.#pairs.delete(pair);
                if (!this.#stalled) to.destroy();
            });
        }
    }
    // In order: what came while nothing is carried waits for its turn.
    #carry(pair, to, deed) {
        const due = () => {
            if (this.#stalled) pair.late.push(deed);
            else if (!to.destroyed) deed();
        };
        if (this.delay_ms > 0) setTimeout(due, this.delay_ms);
        else due();
    }
    // From now on nothing arrives, and nobody is told.
    stall() {
        this.#stalled = true;
    }
    // All of it arrives now.
    go_on() {
        this.#stalled = false;
        for (const {late} of this.#pairs) late.splice(0).forEach((deed) => deed());
    }
    // Every connection ends, both ends see it; new ones can be made.
    cut() {
        for (const {near, far} of this.#pairs) {
            near.destroy();
            far.destroy();
        }
    }
    async stop() {
        this.cut();
        await new Promise((resolve) => this.server.close(resolve));
    }
}
