import { ask, letter } from './server.js';

const idle = 1200;
const again = 10_000;

/**
 * Saves what is drawn without being asked: first in this browser, then on the server with the version it was read with. Nothing is written over
 * what somebody else saved meanwhile before a person has seen it.
 */
export class Saving {
  #modeler;
  #page;
  #tell;
  #address;
  #slot;
  #version = 0;
  #pending;
  #timer;
  #keeping;
  #turn = 0;
  #saved = 0;
  #blocked = false;
  #sending = false;
  #arrange = false;
  beforeArranged;

  /** @param tell what the page shows: saved, kept, refused, conflict, findings */
  constructor(modeler, page, tell) {
    this.#modeler = modeler;
    this.#page = page;
    this.#tell = tell;
    this.#address = `/api/v1/process-drafts/${page.id}`;
    // The prefix of all drafts in this browser: signing out clears them.
    this.#slot = `iso-draft:process:${page.id}`;
    // Opening a drawing clears the stack, which is no change of it.
    modeler.on('commandStack.changed', ({ trigger }) => trigger !== 'clear' && this.touched());
    addEventListener('online', () => this.save());
    addEventListener('beforeunload', (event) => {
      if (this.#turn !== this.#saved) event.preventDefault();
    });
  }

  async open() {
    const { status, body } = await ask(this.#address);
    if (status !== 200) throw new Error(`the draft was answered with ${status}`);
    this.#version = body.version;
    const { warnings } = await this.#modeler.importXML(body.xml);
    if (warnings.length > 0) this.#tell.warnings(warnings);
    const kept = JSON.parse(localStorage.getItem(this.#slot) ?? 'null');
    if (kept && kept.xml !== body.xml) this.#tell.found(kept);
  }

  /** Draws on with what this browser kept; the version it was drawn from decides whether somebody else was faster. */
  async restore() {
    const kept = JSON.parse(localStorage.getItem(this.#slot));
    await this.#modeler.importXML(kept.xml);
    this.#version = kept.version;
    this.touched();
  }

  forget() {
    localStorage.removeItem(this.#slot);
  }

  touched() {
    this.#turn++;
    this.#tell.changed();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), 150);
    clearTimeout(this.#timer);
    if (!this.#blocked) this.#timer = setTimeout(() => this.save(), idle);
  }

  async #xml() {
    return (await this.#modeler.saveXML({ format: true })).xml;
  }

  async #keep() {
    try {
      localStorage.setItem(this.#slot, JSON.stringify({ time: Date.now(), version: this.#version, xml: await this.#xml() }));
    } catch {
      // A full store is no reason to stop: the server still gets the drawing.
    }
  }

  async save(arrange = false) {
    if (arrange) this.#tell.changed();
    this.#arrange ||= arrange;
    if (this.#sending || this.#blocked || (this.#turn === this.#saved && !this.#arrange)) return;
    this.#sending = true;
    this.#pending ??= { turn: this.#turn, letter: letter({ version: this.#version, xml: await this.#xml(), arrange: this.#arrange }) };
    this.#arrange = false;
    const { turn, letter: sent } = this.#pending;
    const { status, body } = await ask(`${this.#address}/drawing`, sent);
    this.#sending = false;
    if (status === 0 || status >= 500) {
      this.#tell.kept();
      this.#timer = setTimeout(() => this.save(), again);
      return;
    }
    this.#pending = undefined;
    if (status === 200) await this.#taken(turn, body);
    else if (status === 409) this.#lost(body);
    else this.#tell.refused(status, body);
  }

  async #taken(turn, body) {
    this.#version = body.version;
    this.#saved = turn;
    this.#tell.findings(body.findings);
    if (body.xml && turn === this.#turn) {
      this.beforeArranged = await this.#xml();
      await this.#modeler.importXML(body.xml);
    }
    if (turn === this.#turn) {
      this.forget();
      this.#tell.saved(body.savedAt);
    } else {
      await this.#keep();
    }
    this.save();
  }

  #lost(body) {
    this.#blocked = true;
    this.#tell.conflict(body, {
      mine: () => this.#on(body.version),
      theirs: async () => {
        this.forget();
        this.#blocked = false;
        this.#turn = this.#saved;
        await this.open();
      },
      copy: async (key, title) => {
        const { status, body: made } = await ask('/api/v1/process-drafts', letter({ key, title, xml: await this.#xml() }));
        if (status !== 200) return this.#tell.refused(status, made);
        this.forget();
        this.#turn = this.#saved;
        location.assign(this.#page.draw + made);
      },
    });
  }

  #on(version) {
    this.#version = version;
    this.#blocked = false;
    this.save();
  }

  /** Takes back the last laying-out, which replaced the drawing as a whole. */
  async undoArranging() {
    const xml = this.beforeArranged;
    this.beforeArranged = undefined;
    await this.#modeler.importXML(xml);
    this.touched();
  }
}
