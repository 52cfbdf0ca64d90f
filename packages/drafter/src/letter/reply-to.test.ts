import { describe, expect, test } from 'vitest';
import { readReplyTo } from './reply-to.ts';

const body = 'Please keep our post office open.';

describe('readReplyTo', () => {
  test.each([
    [
      'the sender of an e-mail',
      `From: Ann Lee <Ann@lee.example>\nTo: us@dept.example\nSubject: Re: FW: Post offices\n\n${body}`,
      'ann@lee.example',
    ],
    ['the field of a form', `Name: Ann Lee\nEmail: ann@lee.example\nMessage: ${body}`, 'ann@lee.example'],
    ['the letterhead', `1 High Street\nann@lee.example\n\nDear Minister\n\n${body}\n\nYours\nAnn Lee`, 'ann@lee.example'],
    ['the signature', `Dear Minister\n\n${body}\n\nYours\nAnn Lee\nann@lee.example.`, 'ann@lee.example'],
    [
      'nobody, where only the letter speaks of an address',
      `Dear Minister\n\n${body} The clerk is clerk@council.example.\n\nYours\nAnn`,
      '',
    ],
    ['nobody, where two are given', `Dear Minister\n\n${body}\n\nYours\nAnn Lee\nann@lee.example\njo@lee.example`, ''],
    [
      'nobody, where older mail below has one',
      `Dear Minister\n\n${body}\n\nYours\nAnn\n\n-----Original Message-----\nFrom: x@y.example\nSubject: x\n\nx`,
      '',
    ],
    ['nobody, where there is no address', `Dear Minister\n\n${body}`, ''],
  ])('answers %s', (_, letter, address) => {
    expect(readReplyTo(letter).address).toBe(address);
  });

  test('a subject is told once, however often it was answered', () => {
    expect(readReplyTo(`From: a@b.example\nSubject: RE: Fwd: re: Post offices\n\n${body}`).subject).toBe('Post offices');
    expect(readReplyTo(body).subject).toBe('');
  });
});
