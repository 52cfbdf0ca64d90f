import { writeFileSync } from 'node:fs';
import { capacityPage } from './capacity/capacity-page.ts';
import { figuresOfRepository } from './capacity/measured-figures.ts';

writeFileSync(new URL('../docs/capacity.md', import.meta.url), capacityPage(figuresOfRepository()));
