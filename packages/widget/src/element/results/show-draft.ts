import { button, element } from './element.ts';
import type { ResultParts, ShownResult } from './layout.ts';

/** A draft reply, on a desk that is fetched when the first one is shown. */
export function showDraft(result: unknown, parts: ResultParts): ShownResult {
  const { words } = parts;
  const place = element('div');
  let isHeld = () => false;
  const open = async () => {
    place.replaceChildren(element('p', { class: 'doing' }, [words('drafter.loading')]));
    const desk = await fetchDesk();
    const opened = desk?.openDesk(place, result, parts);
    if (opened !== undefined) {
      isHeld = opened.isHeld;
      return;
    }
    const again = button(words('tryAgain'), 'secondary', () => void open());
    place.replaceChildren(element('div', { class: 'inset inset-bad' }, [element('p', {}, [words('drafter.unloaded')]), again]));
  };
  void open();
  return { outcome: words('drafter.heading'), body: [place], ready: '', isHeld: () => isHeld() };
}

// --- Internal ---

/** The desk stands beside this file, as a file of its own: it is as large as all the rest. */
async function fetchDesk(): Promise<typeof import('./desk/desk.ts') | undefined> {
  try {
    return await import(new URL('./assay-desk.js', import.meta.url).href);
  } catch {
    return undefined;
  }
}
