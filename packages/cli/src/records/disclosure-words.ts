/** What a bundle holds, in words for whoever opens it. */
export function holds(isRedacted: boolean): readonly string[] {
  return [
    'runs/ID/input.txt and output.txt: what each run was given and told, as text.',
    'manifest.sig.json: the signature of manifest.json, which names every file by its SHA-256 (assay audit verify-export proves both).',
    'audit.jsonl: the audit records concerned, one a line. They hold digests, counts and names of rules, and the reasons that people gave.',
    ...(isRedacted
      ? [
          'Texts with proposals: [redacted: kind] stands where a check saw a personal detail, of whomever. Checks miss some and see some where there are none: a person reads every text and decides before anything is passed on.',
          'proposed-redactions.jsonl: each proposal in the texts, with its place, its kinds and why. What stood there is in the bundle that is made without --redact.',
          'In the records the ids of all people but the one concerned, personal details in reasons and whole signed approvals are marked too: their hashes are those of the records as kept.',
        ]
      : [
          'Texts as they are kept, with the caller’s own values put back. Nothing is left out: look for personal details of others before you pass them on.',
        ]),
  ];
}

/** What is not in a bundle, and why. */
export function doesNotHold(erased: number): readonly string[] {
  return [
    ...(erased === 0 ? [] : [`The content of ${erased} runs: it was erased, as their entries in runs say.`]),
    'Inputs that a guardrail stopped: they are never kept.',
    'Values that a guardrail took out of pages and that the caller had not written: they are never kept.',
    'The documents that were searched: what was quoted of them stands in the outputs.',
    'What was sent or filed elsewhere: that is in the department’s own records.',
    'Measurements, keys, sessions and the use of model engines.',
  ];
}
