import type { CreateItemRequest } from '../../items/item.ts';

/** What measures: gauges, loggers, probes and cameras. */
export const instruments: readonly CreateItemRequest[] = [
  {
    name: 'Tide gauge TG-1, Harbour Wall',
    status: 'active',
    tags: ['gauge', 'tide', 'telemetry'],
    description:
      'Radar gauge, a reading every minute, reference for all levels of the station. Datum checked against the brass bolt twice a year.',
  },
  {
    name: 'Tide gauge TG-2, Upper Bridge',
    status: 'active',
    tags: ['gauge', 'tide', 'telemetry'],
    description:
      'Pressure sensor in a stilling well, 11 km from the mouth. High water arrives about 55 minutes after TG-1.',
  },
  {
    name: 'Tide gauge TG-3, Old Ferry',
    status: 'archived',
    tags: ['gauge', 'tide'],
    description:
      'Float gauge with a paper chart, 1974 to the end of last year. The charts are scanned; the well is now a nest box.',
  },
  {
    name: 'River gauge RG-1, Weir',
    status: 'active',
    tags: ['gauge', 'river', 'telemetry'],
    description:
      'Level and flow above the tidal limit. The rating curve is poor above 40 m³/s, where the meadow floods.',
  },
  {
    name: 'Salinity mooring S1',
    status: 'active',
    tags: ['sensor', 'salinity', 'buoy'],
    description:
      'Conductivity at 1 m, 3 m and 5 m in Heron Hole. Clean the cells every fortnight from May to September.',
  },
  {
    name: 'Salinity mooring S2',
    status: 'active',
    tags: ['sensor', 'salinity', 'buoy'],
    description:
      'One sensor near the bed at Saltmarsh Point, where the wedge of salt water ends on a neap tide.',
  },
  {
    name: 'CTD probe',
    status: 'active',
    tags: ['sensor', 'salinity', 'calibration due'],
    description:
      'Conductivity, temperature and depth, for profiles from Sanderling. Calibrated each January; 50 m of cable.',
  },
  {
    name: 'Turbidity sensor T1, Narrows',
    status: 'active',
    tags: ['sensor', 'turbidity', 'telemetry'],
    description:
      'Optical backscatter with a wiper. Readings above 1,000 NTU are real on spring tides: do not filter them out.',
  },
  {
    name: 'Turbidity sensor T2, Dredge Channel',
    status: 'draft',
    tags: ['sensor', 'turbidity', 'proposal'],
    description:
      'Asked for by the port for the time of dredging. Needs a frame that the hopper does not run over.',
  },
  {
    name: 'Dissolved oxygen logger DO-1',
    status: 'active',
    tags: ['sensor', 'oxygen', 'telemetry'],
    description:
      'At the sag below the treatment works. Sends a message when it falls under 4 mg/l for an hour.',
  },
  {
    name: 'Dissolved oxygen logger DO-2',
    status: 'active',
    tags: ['sensor', 'oxygen', 'calibration due'],
    description:
      'The same model, moved between sites by need. Foil cap is due; drift of 0.3 mg/l since the last check.',
  },
  {
    name: 'Current profiler, 600 kHz',
    status: 'active',
    tags: ['sensor', 'current', 'survey'],
    description:
      'On the bed frame in winter, over the side of Sanderling in summer. Note the magnetic variation used in the log.',
  },
  {
    name: 'Echo sounder, single beam',
    status: 'active',
    tags: ['sensor', 'survey', 'bathymetry'],
    description:
      'Bar check before and after each survey. The 200 kHz return is lost in fluid mud near the Narrows.',
  },
  {
    name: 'GNSS base and rover',
    status: 'active',
    tags: ['survey', 'battery'],
    description:
      'Levels to 2 cm where there is sky. The base stands on pillar P4; its height is that of the harbour datum.',
  },
  {
    name: 'Weather mast',
    status: 'active',
    tags: ['weather', 'telemetry', 'inspection'],
    description:
      'Wind at 10 m, rain, pressure and light on the boat shed. Gulls sit on the vane: look at it before blaming the data.',
  },
  {
    name: 'Wave buoy W1, Bar',
    status: 'active',
    tags: ['sensor', 'waves', 'buoy', 'telemetry'],
    description:
      'Outside the bar, in 14 m. Height, period and direction each half hour, also shown to the pilots.',
  },
  {
    name: 'Sediment trap array',
    status: 'active',
    tags: ['sediment', 'mudflat'],
    description:
      'Nine traps in a 3 × 3 grid on the middle flats. Emptied on the last spring tide of each month.',
  },
  {
    name: 'Surface elevation table, Saltmarsh',
    status: 'active',
    tags: ['sediment', 'saltmarsh'],
    description:
      'Rod driven to refusal at 18 m. The marsh has gained 4.1 mm a year, a little more than the sea.',
  },
  {
    name: 'Seal haul-out camera',
    status: 'active',
    tags: ['camera', 'wildlife', 'telemetry'],
    description:
      'A picture every ten minutes in daylight. Counts are made by two people who do not see each other’s numbers.',
  },
  {
    name: 'Fish counter, Weir pass',
    status: 'draft',
    tags: ['camera', 'wildlife', 'proposal'],
    description:
      'Infrared frame and camera for sea trout and lamprey. Waiting for the consent of the river authority.',
  },
  {
    name: 'Hydrophone',
    status: 'archived',
    tags: ['sensor', 'wildlife'],
    description:
      'Flooded at its second deployment. The recordings of the first (porpoise, dredger, rain) are kept.',
  },
  {
    name: 'Bat detector, Ferry House',
    status: 'active',
    tags: ['sensor', 'wildlife', 'volunteers'],
    description:
      'Hung in the rafters from April to October. Daubenton’s bats feed over the slack water at dusk.',
  },
];
