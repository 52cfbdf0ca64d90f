import { randomNumbers } from '../shared/random-numbers.ts';

const texts = [
  [
    'I am writing to ask you to protect our village post offices.',
    'They are a lifeline for older people and for small businesses.',
    'Across the country, branches are closing every month, and the nearest one is often a bus ride away.',
    'I urge you to keep every branch open.',
    'Please tell me what you will do to keep our branch open.',
  ],
  [
    'As a supporter of cleaner rivers I am appalled by the state of our water.',
    'Sewage is released into it every week, and nothing is done.',
    'Will you fine the companies that pollute our rivers?',
    'When will the new regulator begin its work?',
    'The public wants clean water, and we are tired of waiting for it to come.',
  ],
  [
    'I ask you to bring back the night bus that ran between our towns.',
    'Nurses, cleaners and bakers cannot get home without it.',
    'The operator says that only a grant would make the route pay.',
    'Will you give the county the money for it?',
    'Please reply before the timetable is settled.',
  ],
] as const;

const own = [
  'My mother has used it every week since she moved here.',
  'What does it cost to replace a boiler?',
  'Our street has been waiting for an answer since the spring.',
  'I enclose a photograph that I took last Sunday.',
  'How long may I stay in the flat?',
  'I run a bakery with four people, and we would lose half of our trade.',
] as const;

const first = ['Ann', 'Desmond', 'Jane', 'Rhodri', 'Saoirse', 'Wei', 'Amina', 'Piotr', 'Grace', 'Tomasz'] as const;
const last = ['Lee', 'Achterberg', 'Osei', 'Bevan', 'Quillan', 'Chen', 'Hussain', 'Nowak', 'Whitlam', 'Farrow'] as const;
const paths = ['High Street', 'Mill Lane', 'Station Road', 'Church Walk', 'Oak Avenue'] as const;

/** Synthetic letters as lines of JSON: three campaigns of unequal size, one letter in fifty about something else; in a tenth a sentence is the writer's own, in a tenth one is left out. */
export function campaignLetters(count: number, seed: number): string {
  const random = randomNumbers(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const lot = random();
    const text = texts[lot < 0.6 ? 0 : lot < 0.9 ? 1 : 2] ?? texts[0];
    const body: string[] = index % 50 === 49 ? [one(own), one(own)] : [...text];
    const change = random();
    if (change < 0.1) body.splice(Math.floor(random() * body.length), 0, one(own));
    else if (change < 0.2) body.splice(Math.floor(random() * body.length), 1);
    const head = `${1 + Math.floor(random() * 300)} ${one(paths)}\nLower Tansley\n${1 + (index % 28)} November 2026`;
    const letter = `${head}\n\nDear Minister,\n\n${body.join(' ')}\n\nYours sincerely,\n${one(first)} ${one(last)}\n`;
    return `${JSON.stringify({ _id: `L${index}`, letter })}\n`;
  }).join('');
}
