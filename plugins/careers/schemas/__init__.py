"""JSON Schemas of what people write, for their editors: made from what the reader itself uses."""
