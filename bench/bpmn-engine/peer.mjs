// The npm package bpmn-engine doing what the product's engine is measured with: start an instance, complete its five human steps. It keeps no
// state of its own between steps, so each step is one transaction: lock and read the state, take it up again, complete, save it with its tasks.
// Told by each line of its input how many seconds to work; answers with one line: completions and seconds.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Engine } from 'bpmn-engine';
import pg from 'pg';

const [socket, database, user, clients] = process.argv.slice(2);
const source = readFileSync(new URL('five.bpmn', import.meta.url), 'utf8');
const pool = new pg.Pool({ host: socket, database, user, max: Number(clients) });
await pool.query(`
  create table if not exists peer_instance (id bigserial primary key, state jsonb not null, over boolean not null default false);
  create table if not exists peer_task (id bigserial primary key, instance bigint not null references peer_instance, element text not null, done boolean not null default false);
  create index if not exists peer_task_instance on peer_task (instance);
`);

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const answer = await work((name, text, values) => client.query({ name, text, values }));
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function listening() {
  const listener = new EventEmitter();
  const waiting = [];
  listener.on('wait', (task) => waiting.push(task.id));
  return { listener, waiting };
}

async function start() {
  const { listener, waiting } = listening();
  const engine = new Engine({ name: 'five', source });
  await engine.execute({ listener });
  const state = JSON.stringify(await engine.getState());
  await engine.stop();
  return inTransaction(async (query) => {
    const { rows } = await query('start', 'insert into peer_instance (state) values ($1) returning id', [state]);
    await query('open', 'insert into peer_task (instance, element) values ($1, $2)', [rows[0].id, waiting[0]]);
    return { id: rows[0].id, element: waiting[0] };
  });
}

/** Completes one step; the answer is the next one, or undefined at the end. */
function complete(id, element) {
  return inTransaction(async (query) => {
    const { rows } = await query('read', 'select state from peer_instance where id = $1 for update', [id]);
    const { listener, waiting } = listening();
    const engine = new Engine({ name: 'five' }).recover(rows[0].state);
    const run = await engine.resume({ listener });
    waiting.length = 0;
    run.signal({ id: element });
    const state = await engine.getState();
    const next = waiting[0];
    // An engine whose run is over has nothing to stop and would wait for ever.
    if (next) engine.stop();
    await query('save', 'update peer_instance set state = $2, over = $3 where id = $1', [id, JSON.stringify(state), !next]);
    await query('done', 'update peer_task set done = true where instance = $1 and element = $2', [id, element]);
    if (next) await query('open', 'insert into peer_task (instance, element) values ($1, $2)', [id, next]);
    return next;
  });
}

async function work(seconds) {
  const begun = performance.now();
  let completions = 0;
  const client = async () => {
    while (performance.now() - begun < seconds * 1000) {
      let { id, element } = await start();
      let steps = 0;
      for (; element; steps++) element = await complete(id, element);
      if (steps !== 5) throw new Error(`${steps} steps instead of five`);
      completions += steps;
    }
  };
  await Promise.all(Array.from({ length: Number(clients) }, client));
  return { completions, seconds: (performance.now() - begun) / 1000 };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await work(Number(line))));
}
await pool.end();
