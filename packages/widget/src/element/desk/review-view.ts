import { button, type Child, element } from '../element.ts';
import type { OpenItem, Review, ShownEdit } from './ask-sign-off.ts';
import type { DeskWords } from './desk-words.ts';

interface ReviewParts {
  readonly words: DeskWords;
  goTo(item: OpenItem): void;
  onSubmit(pressed: HTMLButtonElement, order: { readonly acknowledged: readonly OpenItem[]; readonly reason?: string }): void;
  onBack(): void;
}

/** What is looked at before a reply is signed: what was changed, what stands open item by item, and why it may go where that must be said. */
export function reviewView(
  { edits, open, needsReason }: Review,
  { words, goTo, onSubmit, onBack }: ReviewParts,
): { readonly heading: HTMLElement; readonly parts: readonly Child[] } {
  const heading = element('h5', { tabindex: '-1' }, [words('desk.sign.before')]);
  const items = open.map((item, place) => ({ item, ...openItem(item, `desk-open-${place}`, { words, goTo }) }));
  const reason = needsReason === '' ? undefined : reasonField(needsReason, words);
  const submit = button(words('desk.sign.submit'), 'primary', () => {
    if (reason !== undefined && !reason.isGiven()) return;
    const acknowledged = items.filter(({ box }) => box.checked).map(({ item }) => item);
    onSubmit(submit, { acknowledged, ...(reason === undefined ? {} : { reason: reason.value() }) });
  });
  return {
    heading,
    parts: [
      heading,
      ...editParts(edits, words),
      items.length === 0
        ? element('p', {}, [words('desk.sign.closed')])
        : element('fieldset', { class: 'field' }, [
            element('legend', {}, [words.count('desk.sign.open', items.length)]),
            ...items.map((one) => one.element),
          ]),
      reason?.element,
      element('div', { class: 'row' }, [submit, button(words('desk.sign.back'), 'secondary', onBack)]),
    ],
  };
}

// --- Internal ---

function openItem(item: OpenItem, id: string, { words, goTo }: Pick<ReviewParts, 'words' | 'goTo'>) {
  const { kind, quote, message } = item;
  const name = words.find(`desk.kind.${kind}`) ?? kind;
  const box = element('input', { type: 'checkbox', id });
  const go = button(words('desk.items.go'), 'link', () => goTo(item));
  go.setAttribute('aria-label', `${words('desk.items.go')}: ${name}, ${quote}`);
  const said = [element('strong', {}, [`${name}: `]), ...(quote === '' ? [] : [`“${quote}”. `]), message];
  return {
    box,
    element: element('div', { class: 'tick' }, [
      box,
      element('label', { for: id, dir: 'auto' }, said),
      // What is urgent stands in the letter, not in the reply.
      quote === '' || kind === 'urgent' ? undefined : go,
    ]),
  };
}

function reasonField(why: string, words: DeskWords) {
  const [id, hintId, wrongId] = ['desk-reason', 'desk-reason-hint', 'desk-reason-wrong'] as const;
  const box = element('textarea', { id, rows: '3', dir: 'auto', 'aria-describedby': hintId });
  const wrong = element('p', { class: 'wrong', id: wrongId, hidden: true }, [words('desk.sign.reason.missing')]);
  const wrapper = element('div', { class: 'field' }, [
    element('label', { for: id }, [words('desk.sign.reason')]),
    element('p', { class: 'hint', id: hintId }, [words('desk.sign.reason.hint', { why })]),
    wrong,
    box,
  ]);
  const value = () => box.value.trim();
  return {
    element: wrapper,
    value,
    isGiven() {
      const isMissing = value() === '';
      wrong.hidden = !isMissing;
      wrapper.classList.toggle('field-wrong', isMissing);
      box.setAttribute('aria-invalid', String(isMissing));
      box.setAttribute('aria-describedby', isMissing ? `${hintId} ${wrongId}` : hintId);
      if (isMissing) box.focus();
      return !isMissing;
    },
  };
}

/** What was changed: each change of substance with its words, those of form by number. */
function editParts(edits: readonly ShownEdit[], words: DeskWords): readonly Child[] {
  if (edits.length === 0) return [element('p', {}, [words('desk.sign.unchanged')])];
  const substance = edits.filter(({ isSubstantive }) => isSubstantive);
  const form = edits.length - substance.length;
  const listed = substance.map((edit) => element('li', { dir: 'auto' }, editWords(edit, words)));
  return [
    substance.length === 0 ? undefined : element('p', {}, [words.count('desk.sign.substance', substance.length)]),
    substance.length === 0 ? undefined : element('ul', { class: 'edits' }, listed),
    form === 0 ? undefined : element('p', {}, [words.count('desk.sign.form', form)]),
  ];
}

function editWords({ was, now }: ShownEdit, words: DeskWords): readonly Child[] {
  const said = (name: string, text: string) => [element('strong', {}, [`${name}: `]), text];
  if (was === '' && now === '') return [words('desk.sign.rewritten')];
  if (was === '') return said(words('desk.sign.added'), now);
  if (now === '') return said(words('desk.sign.dropped'), was);
  return [...said(words('desk.sign.was'), was), element('br'), ...said(words('desk.sign.now'), now)];
}
