import type { CreateItemRequest } from '../../items/item.ts';

/** What floats, drives and moors at the field station. */
export const boatsAndMoorings: readonly CreateItemRequest[] = [
  {
    name: 'Survey launch Sanderling',
    status: 'active',
    tags: ['boat', 'survey', 'licensed'],
    description:
      'Aluminium launch, 7.4 m, draws 45 cm. Carries the echo sounder and up to five people. Licensed for category C waters.',
  },
  {
    name: 'Skiff Avocet',
    status: 'active',
    tags: ['boat', 'shallow water'],
    description:
      'Flat-bottomed, for the upper creeks within two hours of high water. Two people and their waders, no more.',
  },
  {
    name: 'Skiff Dunlin',
    status: 'archived',
    tags: ['boat', 'shallow water'],
    description:
      'Sister of Avocet. Transom delaminated, taken out of use after the winter survey and given to the sailing club for parts.',
  },
  {
    name: 'Kayak pair Redshank',
    status: 'active',
    tags: ['boat', 'shallow water', 'volunteers'],
    description:
      'Two sit-on-top kayaks with paddles and buoyancy aids in three sizes. For bird counts where an engine would empty the creek.',
  },
  {
    name: 'Hovercraft trial',
    status: 'draft',
    tags: ['boat', 'mudflat', 'proposal'],
    description:
      'A week on loan, to reach the middle flats without the long walk. Open questions: noise near the roost, and who may drive it.',
  },
  {
    name: 'Outboard 15 hp, four-stroke',
    status: 'active',
    tags: ['engine', 'service due'],
    description:
      'For Sanderling and Avocet. Flush with fresh water after every trip. Impeller is changed every hundred hours.',
  },
  {
    name: 'Electric outboard 3 kW',
    status: 'active',
    tags: ['engine', 'battery'],
    description:
      'Quiet enough for the seal haul-out. Two batteries last about ninety minutes each at survey speed, less in cold water.',
  },
  {
    name: 'Spare propellers',
    status: 'active',
    tags: ['engine', 'spares'],
    description: 'Three 9¼ × 9 aluminium propellers with shear pins, in the grey box beside the fuel locker.',
  },
  {
    name: 'Mooring buoy M1, Heron Hole',
    status: 'active',
    tags: ['mooring', 'buoy', 'deep water'],
    description: 'Yellow, lit, 2 t sinker in 6 m at low water. Chain inspected by divers each spring.',
  },
  {
    name: 'Mooring buoy M2, Saltmarsh Point',
    status: 'active',
    tags: ['mooring', 'buoy'],
    description: 'Drying mooring for the skiffs. Weed it in July, when the kelp makes it ride low.',
  },
  {
    name: 'Mooring buoy M3, Old Ferry',
    status: 'archived',
    tags: ['mooring', 'buoy'],
    description:
      'Dragged in the February storm and recovered from the sandbar. The place is too exposed; not laid again.',
  },
  {
    name: 'Slipway trailer',
    status: 'active',
    tags: ['vehicle', 'service due'],
    description:
      'Galvanised, braked, 1.6 t. Rinse the hubs after each launch: the last set of bearings lasted one season.',
  },
  {
    name: 'Mud sledge',
    status: 'active',
    tags: ['mudflat', 'safety'],
    description:
      'Carries 60 kg of cores across soft mud, and a person in an emergency. Kept at the top of the slip, never locked away.',
  },
  {
    name: 'Tracked carrier',
    status: 'draft',
    tags: ['vehicle', 'mudflat', 'proposal'],
    description:
      'To replace hauling by hand on the long transect. Ground pressure must stay under that of a walking person.',
  },
  {
    name: 'Life jackets, 150 N, set of twelve',
    status: 'active',
    tags: ['safety', 'inspection'],
    description:
      'Automatic, with lights and crotch straps. Cylinders weighed every quarter; the sheet hangs inside the locker door.',
  },
  {
    name: 'Throw lines',
    status: 'active',
    tags: ['safety'],
    description:
      'Six bags of 20 m, one for each boat and two for the slip. Repack wet lines only after they have dried.',
  },
  {
    name: 'VHF handheld radios',
    status: 'active',
    tags: ['safety', 'radio', 'battery'],
    description:
      'Five sets, floating. Channel 72 for the station, 16 for distress. Charge after every trip, also a short one.',
  },
  {
    name: 'Personal locator beacons',
    status: 'active',
    tags: ['safety', 'radio', 'inspection'],
    description:
      'Four, registered to the station. Carried by whoever walks the outer flats. Batteries expire in spring.',
  },
  {
    name: 'Flare box',
    status: 'archived',
    tags: ['safety'],
    description:
      'Pyrotechnic flares, replaced by electronic distress lights. Handed to the coastguard for disposal.',
  },
  {
    name: 'Fuel locker',
    status: 'active',
    tags: ['safety', 'inspection'],
    description:
      'Petrol for two days of survey at most. Bunded, vented, and fifteen metres from the boat shed.',
  },
];
