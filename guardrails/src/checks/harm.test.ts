import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { harm } from './harm.ts';

const options = { kinds: ['self-harm', 'threat', 'safeguarding', 'domestic-abuse', 'urgent-need'] };
const kindsIn = async (text: string) => (await findIn(harm, options, { text })).map((found) => found.split(':')[0]);

describe('a person in danger is noticed', () => {
  test.each<[string, readonly string[]]>([
    [
      'self-harm',
      [
        'I want to die.',
        'Some days I just don’t want to be here any more.',
        'I have been thinking of ways to kill myself since the letter came.',
        'My son tried to take his own life in March.',
        'If you stop the payment I will end it all.',
        'There is no point in going on.',
        'I cant go on like this, nobody listens.',
        'My wife has been cutting herself again.',
        'He took an overdose on Sunday and you still sent the bailiffs.',
        'My family would be better off without me.',
        'I have saved up my tablets.',
        'She says she will jump off the bridge.',
        'I feel suicidal every time the phone rings.',
        'I am on hunger strike until you answer.',
        'Dw i ddim eisiau byw mwy.',
        'my daughter self harms and is 14',
      ],
    ],
    [
      'threat',
      [
        'I know where you work.',
        'I will find you and make you pay.',
        'He has threatened to kill the housing officer.',
        'Next time I am bringing a knife with me.',
        'I am going to burn your office down.',
        'You will regret this when I come for you.',
        'Your inspector deserves to be shot.',
        'Watch your back.',
        'My neighbour has had death threats.',
      ],
    ],
    [
      'safeguarding',
      [
        'My neighbour hits her little boy most nights.',
        'The girl next door comes to school covered in bruises.',
        'There are burns on his arms and he is only five.',
        'My grandson is being neglected by his mother.',
        'They are sending my niece to Pakistan to be married and she is 15.',
        'The carer shouts at her and handles her roughly.',
        'He keeps my passport and I am not allowed to leave the house.',
        'Her nephew takes her pension every week.',
        'She was left in her own urine for hours.',
        'Older men are picking my daughter up from school and giving her money.',
        'Nobody has seen my neighbour for two weeks.',
        'My friend is scared to go home.',
      ],
    ],
    [
      'domestic-abuse',
      [
        'My husband hits me.',
        'My ex has found out where we live.',
        'He won’t let me see my mum or use my phone.',
        'I fled my violent partner with two bags.',
        'She is terrified of her husband.',
        'He controls all my money and checks my phone.',
        'My boyfriend strangled me last month.',
        'I am living in a refuge with my girls.',
        'My sister is in an abusive relationship.',
      ],
    ],
    [
      'urgent-need',
      [
        'We have nowhere to sleep tonight.',
        'I am sleeping in my car with my two kids.',
        'The bailiffs are coming on Friday and we will be homeless with a baby.',
        'There is no food in the house and the meter ran out.',
        'My children have not eaten since yesterday.',
        'I cannot afford to feed my kids.',
        'We have had no heating since Christmas and the baby is freezing.',
        'I have run out of insulin and cannot get any until Monday.',
        'we r being evicted tomorrow',
      ],
    ],
  ])('%s', async (kind, texts) => {
    for (const text of texts) expect(await kindsIn(text), text).toContain(kind);
  });
});

describe('talk of the same things, idioms and what is over are left alone', () => {
  test.each<[string, readonly string[]]>([
    [
      'policy and news',
      [
        'The suicide prevention strategy was published in May.',
        'The Bill creates an offence of encouraging self-harm.',
        'We are funding 40 domestic abuse services in the region.',
        'The report covers child neglect and what schools can do.',
        'Statistics on suicide are published each year by the office.',
        'Staff will have training on forced marriage and trafficking.',
        'The Government is committed to ending violence against women and girls.',
        'The death rate fell by 3 per cent.',
        'Councils have a duty to house people who are homeless.',
        'The scheme helps households without central heating.',
        'The guidance explains how to report abuse of a vulnerable adult.',
        'Food banks are supported by local charities.',
        'The ban on knives applies to online sales.',
        'Victims of trafficking may apply under this scheme.',
        'The minister spoke about the threat of flooding.',
        'The inquiry heard evidence on the care home.',
        'Deaths in custody are reviewed by the ombudsman.',
        'The Act makes stalking a criminal offence.',
        'Housing benefit may be paid if you live in a refuge.',
        'A person who is at risk of eviction can ask the council for help.',
      ],
    ],
    [
      'idioms',
      [
        'I am dying to know the answer.',
        'This would kill two birds with one stone.',
        'Please shoot me an email.',
        'I nearly died laughing at the sign.',
        'The deadline is killing me.',
        'We will hit the target by June.',
        'My train was cut from the timetable.',
        'I would kill for a decent bus service.',
        'The council has shot itself in the foot.',
        'Let me know if you can come for a meeting.',
        'I will find you a copy of the form.',
        'We must bite the bullet.',
        'I could murder a cup of tea.',
        'They beat us to the contract.',
        'The road is a death trap for cyclists.',
        'He was sacked for hitting the wrong button.',
        'My phone died during the call.',
        'I am sick to death of the potholes.',
        'We are starved of investment up here.',
        'The debate was a bloodbath.',
      ],
    ],
    [
      'ordinary letters',
      [
        'I live in a flat with my two children.',
        'My son was hit by the price rise like everyone.',
        'We went without a bus for three days.',
        'I am afraid I do not understand the form.',
        'My daughter goes on the bus every day.',
        'I will pay for this by card.',
        'You will be sorry to hear that the hall has closed.',
        'My husband locked the shed.',
        'The heating engineer came on Friday.',
        'My mother takes her tablets with food.',
        'The child benefit was stopped in May.',
        'I cannot go on Thursday; may I have another day?',
        'We have not seen the new plans yet.',
        'My partner and I moved out of my parents’ house.',
        'There is no point in the crossing if cars do not stop.',
        'He follows the football and has for years.',
        'I know where you are based and will drop the papers in.',
        'The dog bit my neighbour.',
        'Our kids are on the waiting list.',
        'She left her husband a note about the bins.',
      ],
    ],
    [
      'what is over, or denied',
      [
        'I have no thoughts of suicide, I am only tired.',
        'My sister left a violent husband thirty years ago and runs the centre.',
        'In the film he wants to kill himself.',
        'I am not going to hurt anybody.',
        'She was in an abusive relationship but is now safe.',
      ],
    ],
  ])('%s', async (_, texts) => {
    for (const text of texts) expect(await kindsIn(text), text).toEqual([]);
  });
});

test('it can only flag: a policy that would block or refuse is not to be had', () => {
  expect(harm.make(options).supports).toEqual({ input: ['flag'], context: ['flag'] });
});

test('the words a person is told are fixed, name whom to tell, and hold nothing of the text', async () => {
  const [found] = await harm.make(options).find({ stage: 'input', text: 'I want to die.', trust: 'caller', sources: [], phrases: {} });
  expect(found?.message).toMatch(/A person must read it now.*116 123/);
});
