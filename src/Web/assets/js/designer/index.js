import { draw } from './drawing.js';

// Without this file the drawing page shows the server's drawing, the step table and the findings; so it does on a phone, where nobody can draw.
if (!matchMedia('(max-width: 767px)').matches) await draw(document.getElementById('designer'));
