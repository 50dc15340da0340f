// Everything here is comfort: each page works without it.
import 'htmx.org/dist/htmx.esm.min.js';
import 'htmx.org/dist/ext/hx-sse.min.js';
import './answers.js';
import './copy.js';
import './dialogs.js';
import './drafts.js';
import './lists.js';
import './live.js';
import './menus.js';
