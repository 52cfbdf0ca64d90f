import { button, element } from '../element.ts';
import { fetchPart } from '../fetch-part.ts';
import type { ResultParts, ShownResult } from './shown-result.ts';

/** A draft reply, on a desk that is fetched when the first one is shown. */
export function showDraft(result: unknown, parts: ResultParts): ShownResult {
  const { words } = parts;
  const place = element('div');
  let isHeld = () => false;
  const open = async () => {
    place.replaceChildren(element('p', { class: 'doing' }, [words('drafter.loading')]));
    const desk = await fetchPart('desk');
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
