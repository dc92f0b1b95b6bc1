import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { NodeTypeInfo } from '@/api/types';
import { iconOf } from '@/shared/graph/icons';

/** Every node type by its category; choosing one writes an example of it into the text. */
export function AddNode({ types, onAdd }: { types: NodeTypeInfo[]; onAdd: (type: NodeTypeInfo) => void }) {
  const categories = byCategory(types);
  return (
    <Menu width={300} position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} disabled={types.length === 0}>
          Add node
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={420} type="auto">
          {categories.map(([category, members]) => (
            <div key={category}>
              <Menu.Label tt="capitalize">{category}</Menu.Label>
              {members.map((type) => {
                const Icon = iconOf(type.type, type.icon);
                return (
                  <Menu.Item key={type.type} leftSection={<Icon size={17} stroke={1.7} />} onClick={() => onAdd(type)} title={type.description}>
                    {type.title}
                  </Menu.Item>
                );
              })}
            </div>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function byCategory(types: NodeTypeInfo[]): [string, NodeTypeInfo[]][] {
  const names = [...new Set(types.map((type) => type.category))];
  return names.map((name) => [name, types.filter((type) => type.category === name)]);
}
