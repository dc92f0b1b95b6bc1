const string = (description) => ({ type: 'string', description });

/** The node types that this server knows, in the shape of GET /api/v1/node-types. */
export const NODE_TYPES = [
  type('manual', 'Manual', 'trigger', 'hand-click', 'Starts when somebody runs it', {}, { trigger: true }),
  type('webhook', 'Webhook', 'trigger', 'webhook', 'Starts when a request comes in', {
    method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], description: 'The method it listens to' },
    path: string('The path after /hooks/'),
    respond: { type: 'string', enum: ['immediately', 'onFinish', 'node'] },
  }, { trigger: true, example: { method: 'POST', path: 'orders' } }),
  type('set', 'Set values', 'data', 'pencil', 'Makes an object of values', {
    values: { type: 'object', description: 'The values by name' },
    keep: { type: 'boolean', description: 'Merge them into the input' },
  }, { required: ['values'], example: { values: { greeting: 'Hello' } } }),
  type('condition', 'Condition', 'flow', 'git-branch', 'Takes one of two ways', {
    condition: string('An expression that is true or false'),
  }, { required: ['condition'], outputs: ['true', 'false'], example: { condition: '{{ trigger.body.total }} > 100' } }),
  type('delay', 'Delay', 'flow', 'hourglass', 'Waits for a while', {
    duration: string('A duration: 250ms, 10s, 5m'),
    until: string('A moment'),
  }, { example: { duration: '10s' } }),
  type('log', 'Log', 'data', 'file-text', 'Writes a log line', {
    level: { type: 'string', enum: ['debug', 'info', 'warn', 'error'] },
    message: string('What to write'),
  }, { required: ['message'], example: { level: 'info', message: 'Here we are' } }),
  type('http_request', 'HTTP request', 'network', 'api', 'Calls a URL', {
    method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    url: string('An absolute http(s) URL'),
    headers: { type: 'object', additionalProperties: { type: 'string' } },
  }, { required: ['url'], example: { method: 'GET', url: 'https://example.com/' } }),
];

function type(name, title, category, icon, description, properties, more = {}) {
  const { trigger = false, outputs = ['main'], required = [], example = {} } = more;
  return {
    type: name,
    title,
    description,
    category,
    icon,
    trigger,
    outputs,
    schema: { type: 'object', properties, required, additionalProperties: false },
    help: description,
    examples: [{ title, config: example }],
  };
}
