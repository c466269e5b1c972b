import type { CreateItemRequest } from '../../items/item.ts';

/** How the work is done: protocols, surveys and rules. */
export const protocols: readonly CreateItemRequest[] = [
  {
    name: 'Protocol: monthly water samples',
    status: 'active',
    tags: ['protocol', 'water quality', 'laboratory'],
    description:
      'Twelve stations from weir to bar on one ebb.\n\nRinse each bottle three times, fill to the shoulder, keep dark and below 8 °C. To the laboratory within 24 hours.',
  },
  {
    name: 'Protocol: mudflat cores',
    status: 'active',
    tags: ['protocol', 'mudflat', 'sediment'],
    description:
      'Three cores of 10 cm at each point, sieved at 0.5 mm on the flat. Label inside and outside: pencil stays, ink does not.',
  },
  {
    name: 'Protocol: walking the flats',
    status: 'active',
    tags: ['protocol', 'safety', 'mudflat'],
    description:
      'Never alone, never on a rising tide, back at the slip two hours before high water. Leave the route and the time on the board.',
  },
  {
    name: 'Protocol: lone working ashore',
    status: 'active',
    tags: ['protocol', 'safety'],
    description:
      'Call the duty phone at the start, every two hours and at the end. A missed call is acted on after twenty minutes.',
  },
  {
    name: 'Protocol: check, clean, dry',
    status: 'active',
    tags: ['protocol', 'biosecurity'],
    description:
      'For everything that moves between catchments: nets, waders, kayaks, trailers. Hot water at 45 °C for fifteen minutes where drying takes too long.',
  },
  {
    name: 'Protocol: oil on the water',
    status: 'active',
    tags: ['protocol', 'emergency'],
    description:
      'Who to call, in which order, and what not to do before they come. A sheen thinner than a coin is reported too.',
  },
  {
    name: 'Protocol: stranded animals',
    status: 'draft',
    tags: ['protocol', 'wildlife', 'emergency'],
    description:
      'Seals are mostly resting; keep dogs and people 50 m away. Still to be agreed: who may decide about a live porpoise.',
  },
  {
    name: 'Protocol: drone flights',
    status: 'draft',
    tags: ['protocol', 'survey', 'wildlife'],
    description:
      'Mapping of the marsh edge. Not from April to July, not within 300 m of the roost, and never for a nicer picture.',
  },
  {
    name: 'Protocol: paper tide charts',
    status: 'archived',
    tags: ['protocol', 'tide'],
    description: 'How to change the chart of TG-3 on Mondays. Kept for whoever has to read the old ones.',
  },
  {
    name: 'Wetland bird count',
    status: 'active',
    tags: ['survey', 'wildlife', 'volunteers'],
    description:
      'Second Sunday of each month, three hours around high water, eight sectors. New counters go with an old one for a season.',
  },
  {
    name: 'Eelgrass survey',
    status: 'active',
    tags: ['survey', 'habitat', 'volunteers'],
    description:
      'Quadrats along four fixed lines in August, on the lowest tides. Cover, blade length, and anything that grows between.',
  },
  {
    name: 'Saltmarsh vegetation transects',
    status: 'active',
    tags: ['survey', 'saltmarsh', 'habitat'],
    description:
      'Five lines from creek to sea wall, every second year. Two of the marker posts lean and were measured in again.',
  },
  {
    name: 'Native oyster reef plot',
    status: 'draft',
    tags: ['habitat', 'proposal'],
    description:
      'Two plots of 10 × 10 m on old shell, with and without cages. Depends on the biosecurity review of the seed.',
  },
  {
    name: 'Smelt spawning watch',
    status: 'active',
    tags: ['survey', 'wildlife', 'volunteers'],
    description:
      'Nights in March when the water passes 6 °C. They smell of cucumber, and so will your gloves.',
  },
  {
    name: 'Litter transect, Strandline',
    status: 'active',
    tags: ['survey', 'volunteers'],
    description:
      '100 m, four times a year, every piece counted and weighed. Wet wipes have overtaken bottles.',
  },
  {
    name: 'Bathymetric survey, Dredge Channel',
    status: 'archived',
    tags: ['survey', 'bathymetry'],
    description:
      'Before and after the dredging, lines at 25 m. Finished and handed to the port; the grid is in the archive.',
  },
  {
    name: 'School visits',
    status: 'active',
    tags: ['education', 'volunteers'],
    description:
      'Two classes a week from May. Mud, nets and trays at the slip; the lugworm is always the favourite.',
  },
  {
    name: 'Tide table poster',
    status: 'draft',
    tags: ['education', 'tide'],
    description:
      'For the visitors’ shelter: what the numbers mean, and why the causeway is under water when the sun is out.',
  },
];
