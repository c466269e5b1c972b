import net from 'node:net';

// Loaded before a program that is not to reach the network: no connection leaves this machine. What is
// tried is named on standard error, so that a test can see that it was.

/** @type {unknown} */
const original = Reflect.get(net.Socket.prototype, 'connect');
const connect = /** @type {(...args: unknown[]) => net.Socket} */ (original);
const loopback = ['localhost', '127.0.0.1', '::1'];

/**
 * Sockets are connected with a port and perhaps a host, or with options, which net hands on in an array.
 *
 * @param {readonly unknown[]} args
 * @returns {string} the host, by default this machine
 */
function hostOf(args) {
  const options = args.flat()[0];
  const host = typeof options === 'object' && options !== null && 'host' in options ? options.host : args[1];
  return typeof host === 'string' ? host : 'localhost';
}

/**
 * @this {net.Socket}
 * @param {unknown[]} args
 */
function connectToLoopback(...args) {
  const host = hostOf(args);
  if (loopback.includes(host)) return connect.call(this, ...args);
  process.stderr.write(`Not connected: ${host} is not on this machine.\n`);
  process.nextTick(() => this.destroy(new Error(`Only this machine may be reached, not ${host}.`)));
  return this;
}

Reflect.set(net.Socket.prototype, 'connect', connectToLoopback);
