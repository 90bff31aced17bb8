"""3. Doc -> layers: quantities, dates, attributions. None knows another."""
