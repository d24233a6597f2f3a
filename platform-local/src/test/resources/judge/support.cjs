// The vendor's client speaks TLS only, the simulated venue plain text on loopback: this carries one to the other.
const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');
const tls = require('node:tls');

exports.tunnel = (venuePort) =>
    new Promise((resolve) => {
        const options = { pfx: fs.readFileSync(process.env.JUDGE_PFX), passphrase: process.env.JUDGE_PASSPHRASE };
        const server = tls.createServer(options, (secure) => {
            const plain = net.connect(venuePort, '127.0.0.1');
            secure.pipe(plain).pipe(secure);
            const close = () => {
                secure.destroy();
                plain.destroy();
            };
            secure.on('error', close).on('close', close);
            plain.on('error', close).on('close', close);
        });
        server.listen(0, '127.0.0.1', () => resolve(server.address().port));
    });

// Money is counted in hundred-millionths, exactly.
exports.units = (text) => {
    const match = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(text);
    if (!match) {
        throw new Error(`not an amount: ${text}`);
    }
    const value = BigInt(match[2]) * 100000000n + BigInt((match[3] ?? '').padEnd(8, '0'));
    return match[1] ? -value : value;
};

exports.until = async (what, found) => {
    const end = Date.now() + 20000;
    while (Date.now() < end) {
        const value = await found();
        if (value) {
            return value;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${what} did not happen within 20 s`);
};

// The venue's own controls; no part of the vendor's interface.
exports.post = (path, body) =>
    new Promise((resolve, reject) => {
        const port = Number(process.env.VENUE_CONTROL_PORT);
        const request = http.request({ host: '127.0.0.1', port, path, method: 'POST' }, (response) => {
            response.resume();
            response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(path))));
        });
        request.on('error', reject);
        request.end(JSON.stringify(body));
    });
