import { expect, test } from 'vitest';
import { announcer } from './announcer.ts';

function heard() {
  const spoken: string[] = [];
  let clock = 0;
  let due: { at: number; work: () => void }[] = [];
  const parts = {
    write: (text: string, isUrgent: boolean) => {
      if (text !== '') spoken.push(isUrgent ? `! ${text}` : text);
    },
    now: () => clock,
    later: (work: () => void, ms: number) => {
      due.push({ at: clock + ms, work });
    },
  };
  const pass = (ms: number) => {
    clock += ms;
    const ready = due.filter(({ at }) => at <= clock);
    due = due.filter(({ at }) => at > clock);
    for (const { work } of ready) work();
  };
  return { ...announcer(parts), spoken, pass };
}

test('a quick run is one announcement: its end', () => {
  const { say, stage, spoken, pass } = heard();
  say('Sent.');
  stage('Searching');
  pass(40);
  say('Answer ready.');
  pass(1_000);
  expect(spoken).toEqual(['Answer ready.']);
});

test('a long run says its start, a stage each seven seconds at most, and its end', () => {
  const { say, stage, spoken, pass } = heard();
  say('Sent.');
  for (let second = 1; second <= 20; second += 1) {
    pass(1_000);
    stage(`second ${second}`);
  }
  pass(1_000);
  say('Ready.');
  pass(1_000);
  expect(spoken).toEqual(['Sent.', 'second 7', 'second 14', 'Ready.']);
});

test('the same words are spoken again when they are said again', () => {
  const { say, spoken, pass } = heard();
  say('Copied');
  pass(300);
  say('Copied');
  pass(300);
  expect(spoken).toEqual(['Copied', 'Copied']);
});

test('what went wrong is heard in its own region, and is not covered by what is said a moment later', () => {
  const { say, alert, spoken, pass } = heard();
  say('Sent.');
  alert('It was stopped.');
  say('Ready.');
  pass(300);
  expect(spoken).toEqual(['! It was stopped.']);
});
