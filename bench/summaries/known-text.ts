/** A text whose middle one shares words with each of the others, which share none: what ranks by likeness tells the hub first. */
export const knownText = {
  text: [
    'Rivers carry silt to the delta.',
    'Farmers sow barley in spring.',
    'Silt feeds barley, bridges need lanterns, and harbours fear storms.',
    'Bridges cross the valley on stone arches.',
    'Harbours shelter boats at night.',
    'Lanterns burn whale oil slowly.',
    'Storms tear roofs from barns.',
  ].join(' '),
  hub: 'Silt feeds barley, bridges need lanterns, and harbours fear storms.',
  first: 'Rivers carry silt to the delta.',
  /** As many as the hub has. */
  words: 10,
} as const;
