import { Background, Controls, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import type { NodeTypeInfo, WorkflowEdge, WorkflowNode } from '@/api/types';
import { elements } from './elements';
import { bestDirection } from './layout';
import { SurfaceContext, type Marks } from './marks';
import { NodeCard } from './NodeCard';
import { PortEdge } from './PortEdge';
import css from './graph.module.css';

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { port: PortEdge };
const MANY = 150;

interface Drawn {
  nodes: WorkflowNode[];
  edges: WorkflowEdge[];
  types: NodeTypeInfo[];
  marks: Marks;
  selected: string | null;
  onSelect: (nodeId: string) => void;
  label: string;
}

/** A workflow as a picture to read: pan, zoom, choose a node. */
export function WorkflowGraph(props: Drawn) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ nodes, edges, types, marks, selected, onSelect, label }: Drawn) {
  const known = useMemo(() => new Map(types.map((type) => [type.type, type])), [types]);
  const { ref, width, height } = useElementSize();
  const direction = useMemo(
    () => (width > 0 && height > 0 ? bestDirection(nodes, edges, { width, height }) : 'right'),
    [nodes, edges, width, height],
  );
  const drawn = useMemo(() => elements(nodes, edges, known, direction), [nodes, edges, known, direction]);
  const surface = useMemo(() => ({ marks, selected, onSelect }), [marks, selected, onSelect]);
  const { fitView } = useReactFlow();
  const shape = useMemo(() => drawn.nodes.map((node) => node.id).join(' '), [drawn]);

  useEffect(() => {
    if (width === 0 || height === 0) return;
    const frame = requestAnimationFrame(() => void fitView({ padding: 0.12, maxZoom: 1, minZoom: 0.3 }));
    return () => cancelAnimationFrame(frame);
  }, [fitView, width, height, shape, direction]);

  return (
    <section ref={ref} className={css.canvas} aria-label={label}>
      <SurfaceContext.Provider value={surface}>
        <ReactFlow
          nodes={drawn.nodes}
          edges={drawn.edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements={drawn.nodes.length > MANY}
          minZoom={0.15}
          maxZoom={1.6}
          fitView
          fitViewOptions={{ padding: 0.12, maxZoom: 1, minZoom: 0.3 }}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={20} size={1.2} color="var(--rp-line-strong)" />
          <Controls showInteractive={false} position="bottom-left" />
        </ReactFlow>
      </SurfaceContext.Provider>
    </section>
  );
}
