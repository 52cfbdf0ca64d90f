import { type Announcer, announcer } from './announcer.ts';
import { element } from './element.ts';

/**
 * The page's two live regions, shared by all widgets and outside every shadow root: some browsers do not hear those within.
 * A widget that was taken from the page says nothing more.
 */
export function pageAnnouncer(widget: HTMLElement): Announcer {
  const status = region('status');
  const alert = region('alert');
  return announcer({
    write: (text, isUrgent) => {
      if (widget.isConnected) (isUrgent ? alert : status).textContent = text;
    },
    now: () => performance.now(),
    later: (work, ms) => void setTimeout(work, ms),
  });
}

// --- Internal ---

function region(role: 'status' | 'alert'): HTMLElement {
  const id = `assay-chat-${role}`;
  const there = document.getElementById(id);
  if (there !== null) return there;
  const made = element('div', { id, role });
  Object.assign(made.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(made);
  return made;
}
