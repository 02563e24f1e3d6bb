// The parts of ECharts that the pages draw with, in a chunk of its own that only drawing pages load.
import { LinesChart, MapChart, SankeyChart } from 'echarts/charts'
import { AriaComponent, GeoComponent, TooltipComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LinesChart, MapChart, SankeyChart, AriaComponent, GeoComponent, TooltipComponent, CanvasRenderer])

export { init, registerMap }
