import type { Announcer } from '../announcer.ts';
import { button, element } from '../element.ts';
import { field } from '../field.ts';
import { readProblem } from '../problem.ts';
import type { ClientParts } from '../run-client.ts';
import type { ResultWords } from './result-words.ts';

interface FeedbackParts extends Pick<ClientParts, 'fetch'> {
  readonly run: string;
  readonly words: ResultWords;
  readonly announcer: Announcer;
  /** It was blocked or withheld: then what is asked is whether that was right. */
  readonly wasStopped: boolean;
}

const reasons = ['wrong', 'out-of-date', 'biased', 'missing-source', 'blocked-wrongly', 'other'] as const;

/** Asks whether a run was useful, and if not why. */
export function feedbackView({ run, words, announcer, fetch, wasStopped }: FeedbackParts): HTMLElement {
  const id = `feedback-${run}`;
  const why = element('form', { hidden: true });
  const text = element('textarea', { id: `${id}-text`, rows: '3', maxlength: '500' });
  const more = field({ control: text, label: words('feedback.text'), hint: words('feedback.text.hint') }, words);
  const no = button(words('feedback.no'), 'secondary', () => {
    why.hidden = !why.hidden;
    no.setAttribute('aria-expanded', `${!why.hidden}`);
  });
  no.setAttribute('aria-expanded', 'false');
  const failed = element('p', { class: 'wrong', role: 'alert' });

  const send = async (said: object) => {
    failed.textContent = '';
    more.showError(undefined);
    const body = JSON.stringify({ run, ...said });
    const answer = await fetch('/api/feedback', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }).catch(
      () => undefined,
    );
    if (answer?.ok === true) {
      const thanks = element('p', { tabindex: '-1' }, [words('feedback.thanks')]);
      view.replaceChildren(thanks);
      for (const name of ['role', 'aria-labelledby']) view.removeAttribute(name);
      thanks.focus();
      announcer.say(words('feedback.thanks'));
      return;
    }
    const { detail, errors } = answer === undefined ? { detail: '', errors: [] } : await readProblem(answer);
    const wrong = errors.find((error) => error.field === 'text');
    if (wrong === undefined) failed.textContent = detail || words('feedback.failed');
    else {
      more.showError(wrong.message);
      text.focus();
    }
  };

  why.noValidate = true;
  why.append(
    element('fieldset', { class: 'field' }, [
      element('legend', {}, [words('feedback.why')]),
      ...reasons
        .filter((reason) => wasStopped || reason !== 'blocked-wrongly')
        .map((reason) => {
          const control = `${id}-${reason}`;
          const isLikely = wasStopped && reason === 'blocked-wrongly';
          return element('div', { class: 'radio' }, [
            element('input', { type: 'radio', name: id, id: control, value: reason, checked: isLikely }),
            element('label', { for: control }, [words(`feedback.${reason}`)]),
          ]);
        }),
    ]),
    more.element,
    button(words('feedback.send'), 'secondary'),
  );
  why.addEventListener('submit', (event) => {
    event.preventDefault();
    const reason = why.querySelector<HTMLInputElement>(':checked')?.value;
    if (reason === undefined) failed.textContent = words('feedback.why.missing');
    else void send({ useful: false, reason, text: text.value });
  });
  const view = element('div', { class: 'feedback', role: 'group', 'aria-labelledby': id }, [
    element('div', { class: 'row' }, [
      element('span', { id }, [words(wasStopped ? 'feedback.ask.stopped' : 'feedback.ask')]),
      button(words('feedback.yes'), 'secondary', () => void send({ useful: true })),
      no,
    ]),
    failed,
    why,
  ]);
  return view;
}
