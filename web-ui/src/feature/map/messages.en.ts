import type zh from './messages.zh'

const en: typeof zh = {
  map: {
    title: 'Flow map',
    hint: 'A line leads from the selling to the buying county; the thicker, the more. Choose a county to open its reserve.',
    caption: 'Schematic; no basis for administrative boundaries (示意图，不作为行政区域划界依据)',
    review: 'Map review number: {number}',
    noReview: 'Map review number: not configured; replace the map by a reviewed standard map before public use',
    label: 'Flows of indicators in the province: {n} flows between counties, listed in the table below',
    legend: {
      sells: 'Sells on balance',
      buys: 'Buys on balance',
      pairedFlow: 'Between paired counties',
      otherFlow: 'Between other counties',
      pair: 'Pairing',
    },
    showPairs: 'Show pairings',
    pairNote: 'Pairings are demonstration data; the official documents decide (演示数据，以正式文件为准)',
    table: 'Flows between counties',
    none: 'Nothing of this indicator was sold between counties in this round. Choose another indicator.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    reset: 'Reset',
    controls: 'Zoom of the map',
    fromPool: 'Drawn from the provincial pool (not drawn on the map)',
  },
}

export default en
