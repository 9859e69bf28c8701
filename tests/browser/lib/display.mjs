// An X server without a screen, for a browser that draws on no other.
import {spawn} from 'node:child_process';

export async function open_display() {
    const server = spawn('Xvfb',
        ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
        {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    const name = await new Promise((resolve, reject) => {
        server.stdio[3].once('data', (chunk) => resolve(`:${String(chunk).trim()}`));
        server.once('error', reject);
        server.once('exit', (code) => reject(new Error(`Xvfb ended (${code})`)));
    });
    return {name, close: () => server.kill()};
}
