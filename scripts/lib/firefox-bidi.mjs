#!/usr/bin/env node
/**
 * Starts the Firefox of `FIREFOX_PATH` and stands between it and Playwright. Playwright sends commands of WebDriver BiDi
 * that a long-term release does not know yet, about looks only; such a command counts as done, every other goes through.
 */
import { spawn } from 'node:child_process';
import { WebSocket, WebSocketServer } from 'ws';

const firefox = spawn(process.env.FIREFOX_PATH ?? 'firefox', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => firefox.kill(signal));
process.on('exit', () => firefox.kill());
firefox.on('exit', (code) => process.exit(code ?? 0));

let said = '';
let listening = false;
firefox.stderr.on('data', (chunk) => {
  if (listening) return;
  said += chunk;
  const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said) ?? [];
  if (address === undefined) return;
  listening = true;
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () =>
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`),
  );
  server.on('connection', (client, { url }) => join(client, new WebSocket(`${address}${url}`)));
});

function join(client, browser) {
  const early = [];
  client.on('message', (data) => {
    if (browser.readyState === WebSocket.OPEN) browser.send(String(data));
    else early.push(String(data));
  });
  browser.on('open', () => early.forEach((message) => browser.send(message)));
  browser.on('message', (data) => client.send(asDone(String(data))));
  browser.on('error', () => client.close());
  browser.on('close', () => client.close());
  client.on('close', () => browser.close());
}

function asDone(text) {
  const { id, type, error } = JSON.parse(text);
  return type === 'error' && error === 'unknown command'
    ? JSON.stringify({ type: 'success', id, result: {} })
    : text;
}
