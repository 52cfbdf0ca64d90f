import { describe, expect, test } from 'vitest';
import { chatInput } from './chat-input.ts';

const question = { properties: { limit: { type: 'integer' }, question: { type: 'string' } } };
const talk = { properties: { ...question.properties, previous: { type: 'array' } } };

describe('chatInput', () => {
  test('the last message is the first text field of the tool', () => {
    expect(chatInput(question, ['one', 'two'])).toEqual({ question: 'two' });
    expect(chatInput(question, [])).toEqual({ question: '' });
  });

  test('a tool that heeds a conversation is told what was said before, at most ten messages', () => {
    expect(chatInput(talk, ['one', 'two', 'three'])).toEqual({ question: 'three', previous: ['one', 'two'] });
    expect(chatInput(talk, ['one'])).toEqual({ question: 'one' });
    expect(
      chatInput(
        talk,
        Array.from({ length: 30 }, (_, place) => `${place}`),
      ),
    ).toMatchObject({
      question: '29',
      previous: Array.from({ length: 10 }, (_, place) => `${place + 19}`),
    });
  });

  test('a text that is required goes before one that is not, also within a list', () => {
    const documents = { type: 'array', items: { properties: { title: { type: 'string' }, text: { type: 'string' } }, required: ['text'] } };
    const schema = {
      properties: { focus: { type: 'string' }, length: { anyOf: [] }, documents, template: { type: 'array', items: { type: 'string' } } },
      required: ['documents'],
    };
    expect(chatInput(schema, ['The minutes.'])).toEqual({ documents: [{ text: 'The minutes.' }] });
  });

  test.each([{}, { properties: {} }, { properties: { count: { type: 'integer' } } }])(
    'a tool without a text field is refused: %j',
    (schema) => {
      expect(() => chatInput(schema, ['one'])).toThrow(/takes no text/);
    },
  );
});
