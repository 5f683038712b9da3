// The gateway: one connection for the person who is logged in, opened again when it is lost.

const [DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO] = [0, 1, 2, 6, 7, 9, 10];
const AUTHENTICATION_FAILED = 4004;
const RETRY = 2000; // milliseconds

export class Gateway {
  // `hear(name, data)` is called with every event, `report(state)` with "connected", "lost" or "refused".
  constructor(token, hear, report) {
    this.token = token;
    this.hear = hear;
    this.report = report;
    this.number = null;
    this.session = null;
    this.open();
  }

  open() {
    this.socket = new WebSocket(`ws://${location.host}/gateway?v=10&encoding=json`);
    this.socket.addEventListener("message", (event) => this.take(JSON.parse(event.data)));
    this.socket.addEventListener("close", (event) => this.lost(event.code));
  }

  close() {
    this.closed = true;
    clearInterval(this.heart);
    this.socket.close(1000);
  }

  lost(code) {
    clearInterval(this.heart);
    if (this.closed) return;
    if (code === AUTHENTICATION_FAILED) {
      this.report("refused");
      return;
    }
    this.report("lost");
    setTimeout(() => this.closed || this.open(), RETRY);
  }

  send(operation, data) {
    this.socket.send(JSON.stringify({ op: operation, d: data }));
  }

  take({ op, d, s, t }) {
    this.number = s ?? this.number;
    if (op === HELLO) {
      this.heart = setInterval(() => this.send(HEARTBEAT, this.number), d.heartbeat_interval);
      if (this.session) this.send(RESUME, { token: this.token, session_id: this.session, seq: this.number });
      else this.identify();
    } else if (op === RECONNECT) {
      this.socket.close(4000);
    } else if (op === INVALID_SESSION) {
      if (!d) this.session = this.number = null;
      this.socket.close(4000);
    } else if (op === DISPATCH && !this.closed) {
      if (t === "READY") this.session = d.session_id;
      if (t === "READY" || t === "RESUMED") this.report("connected");
      this.hear(t, d);
    }
  }

  identify() {
    const properties = { os: navigator.platform, browser: "page", device: "page" };
    this.send(IDENTIFY, { token: this.token, intents: 0, properties });
  }
}
