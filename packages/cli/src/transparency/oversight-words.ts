import type { ToolFacts } from './tool-facts.ts';

/** Human oversight as far as the gate enforces it; what people do with an output is theirs to say. */
export function oversightWords({ gatePolicy, approvals, decision }: ToolFacts): readonly string[] {
  const always = [
    'The tool runs only on passing, signed evidence for exactly the configuration that is loaded. Nobody can override that.',
    'A person can switch the tool off at any time; it stays off until everything was measured again and passed.',
    'The tool gives text to a person. It sends nothing and decides nothing about anybody.',
  ];
  if (gatePolicy === undefined) return ['The gate policy could not be read, so the tool is off.', ...always];
  const { mode, requires } = gatePolicy;
  if (mode === 'development')
    return ['The gate is in development mode: no approval is asked for, and the server answers this one machine only.', ...always];
  const approved =
    approvals === 0
      ? 'no assurance officer has approved what stands now'
      : `${approvals === 1 ? 'one assurance officer has' : `${approvals} assurance officers have`} approved what stands now`;
  return [
    `The gate is in production mode: an assurance officer approves the evidence with a key that runs no measurements; ${approved}${decision.isEnabled ? '' : ', and the tool is off'}.`,
    ...(requires.reviewer ? ['The policy asks for a reviewer with a stated role.'] : []),
    ...(requires.equalityNote ? ['The policy asks for a note on due regard to equality beside the approval.'] : []),
    ...always,
  ];
}
