/** Definitions to start from. Each is small, runs as it is and shows one idea. */
export interface Example {
  key: string;
  title: string;
  about: string;
  yaml: (name: string) => string;
}

export const EXAMPLES: Example[] = [
  {
    key: 'hello',
    title: 'Hello, started by hand',
    about: 'Sets a value, waits a moment, writes a log line.',
    yaml: (name) => `name: ${quoted(name)}
description: Greets whoever starts it
nodes:
  - { id: start, type: manual }
  - id: greeting
    type: set
    config:
      values:
        text: "Hello, {{ trigger.body.name }}!"
  - { id: pause, type: delay, config: { duration: 3s } }
  - id: tell
    type: log
    config:
      level: info
      message: "{{ greeting.text }}"
edges:
  - { from: start, to: greeting }
  - { from: greeting, to: pause }
  - { from: pause, to: tell }
`,
  },
  {
    key: 'webhook',
    title: 'Webhook with a decision',
    about: 'Receives an order and takes one of two ways.',
    yaml: (name) => `name: ${quoted(name)}
description: Large orders are noted, the rest goes through
tags: [orders]
params:
  threshold: { type: number, default: 100 }
nodes:
  - id: hook
    type: webhook
    config:
      method: POST
  - id: large
    type: condition
    config:
      condition: "{{ trigger.body.total }} > {{ params.threshold }}"
  - id: note
    type: log
    config:
      level: warn
      message: "Large order {{ trigger.body.id }}"
  - id: accepted
    type: set
    config:
      values:
        id: "{{ trigger.body.id }}"
        accepted: true
edges:
  - { from: hook, to: large }
  - { from: large, to: note, on: "true" }
  - { from: large, to: accepted, on: "false" }
`,
  },
  {
    key: 'empty',
    title: 'Empty',
    about: 'A trigger and nothing else.',
    yaml: (name) => `name: ${quoted(name)}
nodes:
  - { id: start, type: manual }
edges: []
`,
  },
];

/** A name as YAML reads it back unchanged. */
function quoted(name: string): string {
  return JSON.stringify(name);
}
