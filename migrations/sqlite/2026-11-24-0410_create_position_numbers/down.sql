DROP TABLE position_numbers;
