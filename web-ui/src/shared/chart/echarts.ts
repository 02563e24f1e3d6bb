// The parts of ECharts that the pages draw with, in a chunk of its own that only drawing pages load.
import { LinesChart, MapChart, SankeyChart, ScatterChart } from 'echarts/charts'
import { GeoComponent, TooltipComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'

use([LinesChart, MapChart, SankeyChart, ScatterChart, GeoComponent, TooltipComponent, LabelLayout, CanvasRenderer])

export { init, registerMap }
